import type { Row } from './types';
import { spoken } from '$lib/language/t';

/** Rows about one way, or about one topic where they speak of therapy as a whole. */
export interface Group {
  id: string;
  title: string;
  rows: Row[];
}

const TOPICS: Record<string, string> = spoken({
  therapy: 'Therapy as a whole',
  relationship: 'Couples',
  attachment: 'Attachment',
  preference: 'Getting what one prefers',
  safety_plan: 'Plans for safety',
  feedback: 'Feedback on how it goes',
  other: 'Other findings'
});

/** Each row once: under the first way that it names, else under its topic. */
export function groupsOf(rows: Row[], names: Record<string, string>): Group[] {
  const ofWays = Object.entries(names).map(([id, title]) => ({
    id,
    title,
    rows: rows.filter((row) => row.ways[0] === id)
  }));
  const ofTopics = Object.entries(TOPICS).map(([topic, title]) => ({
    id: `topic-${topic}`,
    title,
    rows: rows.filter((row) => row.ways.length === 0 && row.topic === topic)
  }));
  return [...ofWays, ...ofTopics].filter((group) => group.rows.length > 0);
}

/** Whether a row is shown under a choice of way or topic, and of design; empty means all. */
export function fits(row: Row, about: string, design: string): boolean {
  const named = row.ways.length > 0 ? row.ways.includes(about) : about === `topic-${row.topic}`;
  const designs = [row.design, ...row.figures.flatMap((figure) => figure.design ?? [])];
  return (!about || named) && (!design || designs.some((one) => one === design));
}
