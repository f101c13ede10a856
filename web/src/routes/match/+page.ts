import type { Fit } from '$lib/choose/fit';

export async function load({ fetch }): Promise<{ fit: Fit }> {
  return { fit: await (await fetch('/match/fit.json')).json() };
}
