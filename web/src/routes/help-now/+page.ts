// No script at all on this page: it must work on any phone, in any browser, with scripts off.
export const csr = false;
