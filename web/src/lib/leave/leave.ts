/** Where "Leave quickly" goes: an everyday page that draws no attention. */
export const ELSEWHERE = 'https://www.wikipedia.org/';

const PRESSES = 3;
const PAUSE = 1500;

/** Counts presses of Escape: true at the third press when no pause was longer than 1.5 seconds. */
export function escapeCounter(): (at: number) => boolean {
  let count = 0;
  let last = -Infinity;
  return (at) => {
    count = at - last <= PAUSE ? count + 1 : 1;
    last = at;
    if (count < PRESSES) return false;
    count = 0;
    return true;
  };
}

/** Hides the page at once, then puts another page in its place in the history. */
export function leaveNow(): void {
  document.documentElement.hidden = true;
  document.title = '';
  location.replace(ELSEWHERE);
}
