// How often the questions about the two of them were answered in this tab with nothing raised. It
// is gone with the tab: that page promises that of such answers nothing is kept.
let answered = 0;

/** Each of the two answers alone, one after the other. */
const BOTH = 2;

export function noteAnswered(): void {
  answered += 1;
}

export function forgetAnswered(): void {
  answered = 0;
}

export const bothAnswered = (): boolean => answered >= BOTH;
