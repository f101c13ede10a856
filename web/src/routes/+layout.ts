// Every page is a file made at build time; what a person maps lives only in their browser.
export const prerender = true;
export const trailingSlash = 'never';
