import { dropDraft as dropTalk } from '$lib/consult/consult';
import { dropCarried } from './carried';
import { dropDraft } from './draft';

/** Everything that this tab holds about choosing: answers to checks, a match, a first talk. */
export function forgetDrafts(storage: Storage): void {
  dropCarried(storage);
  dropDraft(storage);
  dropTalk(storage);
  for (const name of Object.keys(storage)) if (name.startsWith('check ')) storage.removeItem(name);
}
