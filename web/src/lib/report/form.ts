/** The form of content/safety/coercion.yaml. */
export interface ReportField {
  id: 'what' | 'where' | 'when' | 'child_now' | 'contact';
  title: string;
  kind: 'text' | 'choice';
  hint: string;
  needed: boolean;
  answers?: { id: 'yes' | 'no' | 'unsure'; text: string; says?: string }[];
}

export interface ReportForm {
  title: string;
  intro: string[];
  who_sees: string;
  fields: ReportField[];
  after: string[];
}

/** As the server counts them. */
export const MOST_OF_WHAT = 4000;
export const MOST_OF_OTHERS = 300;
