import { t } from '../language/t';

/** What to do in a hard moment, one thing after the other. Called while drawing. */
export const lookAroundLines = (): string[] => [
  t('Let your eyes move slowly around the room.'),
  t('Name five things you can see. One by one, aloud or inside.'),
  t('Touch four things. Feel if they are warm or cool.'),
  t('Listen for three sounds, near or far.'),
  t('Find two things you can smell. If there are none, think of two you like.'),
  t('Press your feet on the floor, and let go.'),
  t('Let one breath out, a little longer than it came in.'),
  t('You are here. This wave can pass. You only need to get through the next minutes.')
];

/** In and out, in seconds; it goes on until the person goes on. */
export const BREATH = { in: 4, hold: 0, out: 6, rounds: 10_000 };
