import { beginWriting, unsavedWords } from '../entries/writing';
import { t } from '../language/t';
import { isLasting, ownEntries } from '../practice/device';
import { keptFormOf, loadSource } from '../practice/forms';
import type { Language } from '../practice/types';

const FORM = 'look-around';

/** Keeps an entry that says the person looked around and how it was then; returns what to tell. */
export async function noteIt(distress: number | undefined, language: Language): Promise<string> {
  const store = await ownEntries();
  if (!isLasting()) return t('This browser does not let this page keep anything, so it was not noted.');
  const source = await loadSource(FORM).catch(() => null);
  if (!source) return t('It could not be noted without the network. What you did counts all the same.');
  const writing = await beginWriting(store, { form: keptFormOf(source), language, smaller: true });
  if (distress !== undefined) writing.distress('after', distress);
  writing.finished();
  await writing.settled();
  return unsavedWords(writing.state, writing.reason) || t('Noted among your entries.');
}
