import type { ReportToSend } from '../api/types';

export type Child = ReportToSend['child_in_danger'];

/** What the form holds. */
export interface Draft {
  what: string;
  where: string;
  when: string;
  child: Child;
  contact: string;
}

export const EMPTY: Draft = { what: '', where: '', when: '', child: 'unanswered', contact: '' };

const CHILD: Child[] = ['yes', 'no', 'unsure', 'unanswered'];
const NAME = 'secure-base report';

/**
 * What was typed so far, for this tab alone: a reload loses nothing, and closing the tab leaves
 * nothing behind on a device that others use.
 */
export function readDraft(storage: Storage): Draft {
  try {
    const found: Record<string, unknown> = JSON.parse(storage.getItem(NAME) ?? '{}');
    const text = (name: keyof Draft) => {
      const one = found[name];
      return typeof one === 'string' ? one : '';
    };
    return {
      what: text('what'),
      where: text('where'),
      when: text('when'),
      child: CHILD.find((one) => one === found.child) ?? 'unanswered',
      contact: text('contact')
    };
  } catch {
    return { ...EMPTY };
  }
}

export function writeDraft(draft: Draft, storage: Storage): void {
  try {
    storage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // No room: the words are still on the page.
  }
}

export const dropDraft = (storage: Storage) => storage.removeItem(NAME);

/** What is sent: the words exactly as typed, and no member for a field that was left empty. */
export function bodyOf({ what, where, when, child, contact }: Draft): ReportToSend {
  return {
    what,
    ...(where.trim() ? { where } : {}),
    ...(when.trim() ? { when } : {}),
    child_in_danger: child,
    ...(contact.trim() ? { contact } : {})
  };
}
