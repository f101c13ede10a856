import type { Meaning } from '$lib/choose/meanings';

export async function load({ fetch }): Promise<{ meanings: Meaning[] }> {
  return { meanings: await (await fetch('/search/meanings.json')).json() };
}
