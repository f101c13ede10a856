import type { Asked, Consult } from './consult';

interface WayFile {
  id: string;
  name: string;
  ask: Omit<Asked, 'id'>[];
}

type QuestionsFile = Omit<Consult, 'ways' | 'needs' | 'by_need'> & {
  by_need: (Omit<Asked, 'id'> & { needs: string[] })[];
};

interface NeedsFile {
  ways: string[];
  needs: { id: string; title: string }[];
}

/** The page's content from the three places that hold it, with a name for every question. */
export function consultOf(file: QuestionsFile, ways: WayFile[], known: NeedsFile): Consult {
  const { version, title, intro, who_sees, general, green_flags, red_flags, first_meeting } = file;
  const place = (id: string) => known.ways.indexOf(id);
  return {
    ...{ version, title, intro, who_sees, general, green_flags, red_flags, first_meeting },
    by_need: file.by_need.map((one, i) => ({ ...one, id: `need-${i}` })),
    needs: known.needs.map(({ id, title: words }) => ({ id, title: words })),
    ways: [...ways]
      .sort((a, b) => place(a.id) - place(b.id))
      .map(({ id, name, ask }) => ({
        id,
        name,
        ask: ask.map((one, i) => ({ ...one, id: `${id}-${i}` }))
      }))
  };
}
