// How the program is started by what measures it and by what kills it.
import { createServer } from 'node:net';
import { join } from 'node:path';

export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The words behind `securebase` that serve this checkout from a data folder. */
export function serveWords(root, port, folder) {
  const options = {
    port,
    data: folder,
    web: join(root, 'web/build'),
    content: join(root, 'content'),
  };
  return ['serve', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`])];
}
