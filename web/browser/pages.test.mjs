import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { install, launch } from './installation.mjs';
import { REFUSED, SERVER_GONE, answer, begin, finish, visit } from './visit.mjs';

const PAGES = [
  ...['/', '/map', '/map/new', '/continue', '/help-now', '/privacy', '/about'],
  ...['/measures', '/ledger', '/operator', '/science', '/nowhere']
];
// These have tests of their own beside what they do, axe among them.
const FURTHER = [
  ...['/understand', '/understand/couples', '/ways', '/ways/efct', '/ways/compare', '/evidence'],
  ...['/warning', '/signs', '/for-me', '/match', '/consult', '/search', '/report'],
  ...['/safety', '/safety-plan', '/between-us']
];

let home, browser;
before(async () => {
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any page, ${colorScheme}`, async () => {
    const options = { colorScheme, expected: [REFUSED] };
    const { page, end } = await visit(browser, home.address, options);
    for (const path of PAGES) {
      await page.goto(home.address + path);
      if (path === '/map/new') await page.getByLabel('A friend').check();
      await page.locator('main h1').waitFor();
      await axe(page, path);
    }
    await page.goto(`${home.address}/help-now`);
    for (const one of await page.locator('summary').all()) await one.click();
    await axe(page, 'every country open');
    await begin(page, home.address);
    await page.locator('label.choice').nth(2).click();
    await axe(page, 'a statement');
    await finish(page, (i) => i % 5);
    await begin(page, home.address, { label: 'My father' });
    await finish(page, (i) => (i * 3) % 5);
    for (const one of await page.locator('main summary').all()) await one.click();
    await axe(page, 'the map, everything open');
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await axe(page, 'a question before forgetting');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.goto(`${home.address}/continue`);
    await page.getByRole('button', { name: 'Keep it for another device' }).click();
    await page.locator('ol.words li').nth(5).waitFor();
    await axe(page, 'six words');
    await end();
  });
}

test('each page has its language, one main heading, a skip link and both doors in the same place', async () => {
  const { page, end } = await visit(browser, home.address, { expected: [REFUSED] });
  let doors;
  for (const path of [...PAGES, ...FURTHER]) {
    await page.goto(home.address + path);
    await page.locator('main h1').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.title(), 'Secure Base', 'the title gives nothing away');
    assert.equal(await page.locator('h1').count(), 1, path);
    const here = await page.locator('header nav a').evaluateAll((all) =>
      all.map((one) => [one.textContent, one.getBoundingClientRect().toJSON()])
    );
    assert.deepEqual(here.map(([text]) => text), ['Leave quickly', 'Help now']);
    doors ??= here;
    assert.deepEqual(here, doors, `${path}: in the same place`);
    assert.ok(here.every(([, box]) => box.height >= 44 && box.width >= 44));
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip/);
  }
  await end();
});

test('help now works without JavaScript and asks for no script', async () => {
  const { page, context, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  const scripts = [];
  context.on('request', (one) => one.resourceType() === 'script' && scripts.push(one.url()));
  await page.goto(`${home.address}/`);
  await page.getByRole('link', { name: 'Help now' }).first().click();
  assert.equal(new URL(page.url()).pathname, '/help-now');
  scripts.length = 0;
  await page.reload();
  assert.deepEqual(scripts, []);
  await page.getByText('call your emergency number').waitFor();
  const land = page.locator('#country-NL');
  assert.ok(!(await land.locator('ul').isVisible()));
  await land.locator('summary').click();
  assert.equal(await land.locator('a[href="tel:112"]').textContent(), 'Call 112');
  assert.equal(await land.locator('a[href="tel:113"]').first().textContent(), 'Call 113');
  assert.ok((await page.locator('a[href^="sms:"]').count()) >= 5);
  assert.ok((await page.locator('main details').count()) >= 50, 'countries');
  await end();
});

test('help now opens when the server is gone, once any page was open', async () => {
  const { page, end } = await visit(browser, home.address, { copies: true, expected: [SERVER_GONE] });
  await page.goto(`${home.address}/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await home.kill();
  try {
    await page.goto(`${home.address}/help-now`);
    await page.getByText('call your emergency number').waitFor();
    await page.locator('#country-NL summary').click();
    const call = page.locator('#country-NL a[href="tel:112"]');
    assert.equal(await call.textContent(), 'Call 112');
    const height = await call.evaluate((one) => one.getBoundingClientRect().height);
    assert.ok(height >= 44, 'its styles are there too');
  } finally {
    await home.start();
  }
  await end();
});

test('pages that need scripts say so where there are none, and show the way to help', async () => {
  const { page, end } = await visit(browser, home.address, { javaScriptEnabled: false });
  for (const path of ['/map', '/map/new', '/map/answer', '/continue', '/match', '/safety', '/between-us']) {
    await page.goto(home.address + path);
    await page.locator('noscript p').waitFor(); // by its place: text in it is not searched
    await page.getByRole('link', { name: 'Help now' }).first().click();
    assert.equal(new URL(page.url()).pathname, '/help-now');
  }
  await end();
});

test('“Leave quickly” is a real link, and with scripts it hides the page and replaces it', async () => {
  const { page, context, strangers, end } = await visit(browser, home.address);
  await context.route('https://www.wikipedia.org/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Elsewhere</h1>' })
  );
  await page.goto(`${home.address}/privacy`);
  await page.goto(`${home.address}/about`);
  const door = page.getByRole('link', { name: 'Leave quickly' });
  assert.equal(await door.getAttribute('href'), 'https://www.wikipedia.org/');
  assert.equal(await door.getAttribute('rel'), 'noreferrer');
  await door.click();
  await page.waitForURL('https://www.wikipedia.org/');
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/privacy', 'the page left is not in the history');
  await page.locator('main h1').waitFor();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape');
  await page.waitForURL('https://www.wikipedia.org/');
  assert.equal(strangers.length, 2, 'only because the person asked');
  strangers.length = 0;
  await end();
});

test('the first page is small, in few files', async () => {
  const { page, end } = await visit(browser, home.address);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  let scripts = 0;
  const fonts = new Set();
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Font') fonts.add(requestId);
    if (type === 'Script') scripts += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!fonts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(home.address, { waitUntil: 'networkidle' });
  assert.ok(bytes > 5_000 && bytes < 150_000, `${bytes} bytes`);
  assert.ok(scripts > 2 && scripts < 20, `${scripts} scripts, each of them asked for by itself`);
  await end();
});

test('a change of page inside the browser moves the focus to its heading', async () => {
  const { page, end } = await visit(browser, home.address);
  await page.goto(home.address);
  await page.locator('footer').getByRole('link', { name: 'Who sees what' }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Who sees what');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await begin(page, home.address);
  await answer(page, 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'statement');
  await end();
});
