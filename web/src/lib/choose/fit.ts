/** What research says about the fit with a therapist, in the words of content/understand/. */
export interface Fit {
  lead: string;
  numbers: string[];
}
