// Which figures differ between two gatherings. When and on what they were made may differ.

const near = (a, b) => Math.abs(a - b) <= 1e-9 + 1e-6 * Math.max(Math.abs(a), Math.abs(b));

export function differences(old, made, path = '') {
  if (path === '/made/on') return [];
  if (typeof old === 'number' && typeof made === 'number') {
    return near(old, made) ? [] : [`${path}: the page says ${old}, the program ${made}`];
  }
  if (old && made && typeof old === 'object' && typeof made === 'object') {
    const names = new Set([...Object.keys(old), ...Object.keys(made)]);
    return [...names].flatMap((name) => differences(old[name], made[name], `${path}/${name}`));
  }
  return old === made ? [] : [`${path}: the page says ${old}, the program ${made}`];
}
