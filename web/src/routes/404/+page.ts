// The server sends this file for any address it does not know; it needs no script.
export const csr = false;
