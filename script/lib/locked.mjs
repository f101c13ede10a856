// Whether the installed npm packages are exactly those of package-lock.json. npm keeps a list of
// what it installed in node_modules/.package-lock.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Every installed package that the lock does not name with the same version and the same hash, and
// every package the lock wants on each platform that is not installed.
export function differences(locked, installed) {
  const found = [];
  for (const [path, { version, integrity }] of Object.entries(installed)) {
    const wanted = locked[path];
    if (!wanted) found.push(`${path} ${version} is not in the lock`);
    else if (wanted.version !== version)
      found.push(`${path} is ${version}, the lock says ${wanted.version}`);
    else if (wanted.integrity !== integrity)
      found.push(`${path} ${version} has another hash than the lock`);
  }
  for (const [path, { version, optional }] of Object.entries(locked)) {
    if (path !== '' && !optional && !installed[path])
      found.push(`${path} ${version} is not installed`);
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const packages = (file) => JSON.parse(readFileSync(join(process.argv[2], file), 'utf8')).packages;
  const found = differences(
    packages('package-lock.json'),
    packages('node_modules/.package-lock.json'),
  );
  for (const difference of found) console.error(difference);
  process.exitCode = found.length === 0 ? 0 : 1;
}
