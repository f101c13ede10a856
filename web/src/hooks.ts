import type { Reroute } from '@sveltejs/kit';
import { plainPath } from '$lib/language/t';

// Every page has one address for each language; the page itself is the same.
export const reroute: Reroute = ({ url }) => plainPath(url);
