// Fears: help is heavy, hidden behind a script, a login or a dead network, or further than one tap
// away; a number on which the sources disagree looks certain.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { install, launch } from './installation.mjs';
import { SERVER_GONE, sideways, visit } from './visit.mjs';

const build = join(import.meta.dirname, '../build');
const content = join(import.meta.dirname, '../../content/safety/crisis-lines.yaml');
const { countries, version } = parse(readFileSync(content, 'utf8'));
const page = readFileSync(join(build, 'help-now.html'), 'utf8');

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

test('the page is small on its way and holds no script', (t) => {
  const packed = statSync(join(build, 'help-now.html.gz')).size;
  t.diagnostic(`help-now: ${packed} bytes with gzip, ${Buffer.byteLength(page)} unpacked`);
  assert.ok(packed < 30_000, `${packed} bytes`);
  assert.equal(gunzipSync(readFileSync(join(build, 'help-now.html.gz'))).toString(), page);
  assert.ok(!/<script|<iframe|<form|\son\w+=/.test(page));
  assert.ok(page.includes(version));
});

test('from every page of the site help is one tap away, without a script', () => {
  const pages = readdirSync(build, { recursive: true }).filter((name) => name.endsWith('.html'));
  assert.ok(pages.length >= 20, `${pages.length} pages`);
  for (const name of pages) {
    const html = readFileSync(join(build, name), 'utf8');
    const [, nav] = /<nav aria-label="(?:Always here|Siempre aquí)"[^>]*>(.*?)<\/nav>/s.exec(html) ?? [];
    const inSpanish = /^es[./]/.test(name);
    const help = inSpanish
      ? /<a [^>]*href="\/es\/help-now"[^>]*>Ayuda ahora<\/a>/
      : /<a [^>]*href="\/help-now"[^>]*>Help now<\/a>/;
    assert.match(nav ?? '', help, name);
  }
});

test('every line of the list can be reached by its number, or says how', () => {
  for (const { code, emergency, lines } of countries) {
    const at = page.indexOf(`id="country-${code}"`);
    assert.ok(at > 0, code);
    const part = page.slice(at, page.indexOf('</details>', at));
    const linked = (kind, number) =>
      assert.ok(part.includes(`href="${kind}:${number.replace(/[^\d*+]/g, '')}"`), number);
    for (const { number } of emergency) linked('tel', number);
    for (const { number, channels, option, then } of lines) {
      if (channels.includes('call')) linked('tel', number);
      if (channels.includes('text')) linked('sms', number);
      const after = option ?? then;
      if (after) assert.ok(part.includes(`then ${after}`), after);
    }
  }
  for (const [, number] of page.matchAll(/href="(?:tel|sms):([^"]*)"/g)) {
    assert.match(number, /^[+*]?\d{2,14}$/, 'no pause and no option is written into a link');
  }
});

test('help needs no script, no login and no cookie; the person chooses the country', async () => {
  const { page: tab, context, end } = await visit(browser, home.address, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 }
  });
  const asked = [];
  context.on('request', (one) => asked.push(new URL(one.url()).pathname));
  await tab.goto(`${home.address}/help-now#country-EC`);
  assert.deepEqual(await context.cookies(), []);
  assert.ok(!asked.some((path) => path.startsWith('/api/')), 'nothing asks where the person is');
  assert.equal(await tab.locator('details[open]').count(), 0);
  const top = await tab.locator('#country-EC').evaluate((one) => one.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 700, 'the address leads to the country');

  for (const code of ['EC', 'TR', 'RU', 'JP', 'US']) {
    await tab.locator(`#country-${code} summary`).click();
  }
  assert.ok((await sideways(tab)) <= 0);
  const doubtful = tab.locator('#country-EC a[href="tel:171"]');
  assert.equal(await doubtful.textContent(), 'Not certain: call 171');
  assert.equal(await doubtful.getAttribute('class').then((one) => /\bcall\b/.test(one)), false);
  assert.ok((await doubtful.boundingBox()).height >= 44);
  await tab.locator('#country-EC').getByText('then choose 6').waitFor();
  await tab.locator('#country-EC').getByText('Our sources disagree here.').waitFor();
  const none = 'No line for people who think of suicide was found.';
  await tab.locator('#country-TR').getByText(none).waitFor();
  await tab.locator('#country-RU').getByText(/No line for adults .* is confirmed/).waitFor();
  await tab.locator('#country-JP').getByText(/Checked on .* not phoned\./).first().waitFor();
  assert.ok(await tab.locator('#country-US a[href="sms:741741"]').isVisible());
  const certain = countries.flatMap((one) => one.lines).filter((one) => one.conflict);
  assert.ok(certain.length >= 7);

  assert.ok((await tab.getByRole('link', { name: 'Find A Helpline' }).count()) === 1);
  const plan = tab.locator('main').getByRole('link', { name: 'A plan for hard nights' });
  assert.equal(await plan.getAttribute('href'), '/safety-plan');
  await end();
});

test('no line on which the sources disagree stands before a certain one or has a button', () => {
  for (const { code, lines } of countries) {
    if (!lines.some((one) => one.conflict)) continue;
    const at = page.indexOf(`id="country-${code}"`);
    const part = page.slice(at, page.indexOf('</details>', at));
    const first = part.indexOf('Not certain: ');
    assert.ok(first > 0, code);
    for (const { number, conflict, about } of lines) {
      const doubtful = lines.some((one) => one.conflict && one.number === number);
      if (conflict || about || doubtful) continue;
      assert.ok(part.indexOf(`>Call ${number}<`) < first, `${code} ${number}`);
    }
  }
});

test('help is there when the server and the network are gone', async () => {
  const { page: tab, context, end } = await visit(browser, home.address, {
    copies: true,
    expected: [SERVER_GONE, /ERR_INTERNET_DISCONNECTED/]
  });
  await tab.goto(`${home.address}/report`);
  await tab.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
  await tab.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await home.kill();
  try {
    await context.setOffline(true);
    await tab.goto(`${home.address}/`);
    await tab.getByRole('link', { name: 'Help now' }).first().click();
    await tab.waitForURL('**/help-now');
    await tab.locator('#country-NL summary').click();
    assert.equal(await tab.locator('#country-NL a[href="tel:112"]').textContent(), 'Call 112');
  } finally {
    await context.setOffline(false);
    await home.start();
  }
  await end();
});
