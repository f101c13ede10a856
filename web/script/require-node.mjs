// Debian 12 brings Node 18; the development dependency `node` brings 22 through the npm registry.
// npm puts node_modules/.bin first on PATH, so every script runs under it. This says so if not.
const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  console.error(
    `The web build needs Node 22 or newer; this is Node ${process.versions.node}.\n` +
      'Run `npm ci` in web/ and start the tools with `npm run ...`, which use node_modules/.bin/node.'
  );
  process.exit(1);
}
