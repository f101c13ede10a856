// The first load of the page in Chromium: bytes as they travel, and when a person can use it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { median } from './figures.mjs';
import { startProgram } from './server.mjs';

async function firstLoad(browser, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const kinds = new Map();
  let bytes = 0;
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) !== 'Font') bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  // Time to interactive: the page is loaded, every script is here, and the last task that kept the
  // main thread longer than 50 ms is over.
  const milliseconds = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const ends = [performance.getEntriesByType('navigation')[0].loadEventEnd];
        for (const entry of performance.getEntriesByType('resource')) {
          if (entry.name.endsWith('.js')) ends.push(entry.responseEnd);
        }
        new PerformanceObserver((list) => {
          for (const task of list.getEntries()) ends.push(task.startTime + task.duration);
        }).observe({ type: 'longtask', buffered: true });
        setTimeout(() => resolve(Math.max(...ends)), 50);
      }),
  );
  await context.close();
  return { bytes, milliseconds };
}

export async function page({ root, program, rounds }) {
  const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
  const server = await startProgram(root, program);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const loads = [];
    for (let round = 0; round < rounds * 2 + 1; round += 1) {
      loads.push(await firstLoad(browser, `http://127.0.0.1:${server.port}/`));
    }
    return [
      {
        name: 'first load of the page, compressed, without fonts',
        unit: 'KB',
        most: 150,
        value: median(loads.map((load) => load.bytes)) / 1000,
      },
      {
        name: 'page interactive',
        unit: 'ms',
        most: 1000,
        value: median(loads.map((load) => load.milliseconds)),
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
