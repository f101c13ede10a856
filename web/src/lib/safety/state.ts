/** What the safety of the person changes on the pages that choose. */
export interface SafetyState {
  state: 'none' | 'elevated' | 'acute' | 'resolved';
  /** Gates of the matcher that hold now. */
  gates: string[];
  /** Whether ways of working may be suggested. */
  matcher: boolean;
  /** True when what is for two rests. The reason is never shown on a screen that two may see. */
  coupleToolsAway: boolean;
}

/** Nothing was told on this device, so nothing rests. */
export async function safetyState(): Promise<SafetyState> {
  return { state: 'none', gates: [], matcher: true, coupleToolsAway: false };
}
