const CAN_TAKE_IT =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), summary';

/** Puts the focus on the first thing inside that takes it, or on the place itself. */
export function focusIn(place: HTMLElement | null | undefined): void {
  (place?.querySelector<HTMLElement>(CAN_TAKE_IT) ?? place)?.focus();
}
