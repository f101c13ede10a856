// Makes the pictures of the installed application from static/icon.svg. Run it after a change of
// that file, and keep what it made: node script/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const folder = resolve(import.meta.dirname, '../static');
const icon = readFileSync(join(folder, 'icon.svg'), 'utf8');
const GROUND = /fill="(#[0-9a-f]{6})"/.exec(icon)?.[1] ?? '#dcebe7';

// `share` of the width that the icon takes. A device may cut a circle or a round square out of a
// maskable picture: what matters stays within its middle, and the ground fills the rest.
const PICTURES = [
  { name: 'icon-192.png', size: 192, share: 1 },
  { name: 'icon-512.png', size: 512, share: 1 },
  { name: 'icon-maskable-512.png', size: 512, share: 0.86, ground: GROUND },
  { name: 'apple-touch-icon.png', size: 180, share: 0.94, ground: GROUND }
];

const executablePath = process.env.SECUREBASE_CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const { name, size, share, ground } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const edge = (size * (1 - share)) / 2;
    await page.setContent(`<style>
      body { margin: 0; background: ${ground ?? 'transparent'} }
      svg { position: absolute; left: ${edge}px; top: ${edge}px; width: ${size * share}px; height: ${size * share}px }
    </style>${icon}`);
    writeFileSync(join(folder, name), await page.screenshot({ omitBackground: !ground }));
    await page.close();
  }
} finally {
  await browser.close();
}
