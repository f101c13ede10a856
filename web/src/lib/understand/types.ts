import type { Review } from '$lib/ways/types';

/** One page to read, as content/understand has it. */
export interface Page {
  id: string;
  kind: 'topic' | 'for_whom';
  order: number;
  title: string;
  lead: string;
  sections: { title: string; text?: string[]; list?: string[] }[];
  corrects?: { claim: string; research: string; rows: string[] }[];
  needs?: string[];
  see: { to: string; words: string }[];
  sources: string[];
  review: Review;
  written_on: string;
}
