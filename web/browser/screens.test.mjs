// Pictures of every page, to be looked at beside the design. They land in web/test-results/screens.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { install, launch } from './installation.mjs';
import { REFUSED, age, answer, begin, finishLike, lookAgain, visit } from './visit.mjs';

const folder = resolve(import.meta.dirname, '../test-results/screens');
const picture = resolve(import.meta.dirname, '../../docs/images/map.png');

const PAGES = [
  ...['/', '/continue', '/help-now', '/privacy', '/about', '/science', '/measures', '/ledger'],
  ...['/understand', '/ways', '/warning', '/signs', '/match', '/consult', '/search', '/report'],
  ...['/safety', '/safety-plan', '/between-us', '/operator', '/nowhere', '/map']
];

let home, browser;
before(async () => {
  mkdirSync(folder, { recursive: true });
  home = await install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await home?.remove();
});

for (const [width, height] of [
  [390, 844],
  [1280, 860]
]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pictures at ${width} px, ${colorScheme}`, async () => {
      const viewport = { width, height };
      const options = { viewport, colorScheme, expected: [REFUSED] };
      const { page, end } = await visit(browser, home.address, options);
      let bytes = 0;
      const shoot = async (name, fullPage = true) => {
        await page.evaluate(() => document.fonts.ready);
        await page.mouse.move(0, 0);
        await page.waitForTimeout(200);
        const path = join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage });
        bytes = statSync(path).size;
        assert.ok(bytes > 8_000, `${name} is not empty`);
        return path;
      };
      for (const path of PAGES) {
        await page.goto(home.address + path);
        await page.locator('main h1').waitFor();
        await shoot(path === '/' ? 'home' : path === '/map' ? 'map-empty' : path.slice(1), path !== '/help-now');
      }
      await page.goto(`${home.address}/help-now#country-NL`);
      await page.locator('#country-NL summary').click();
      await page.locator('#country-NL').scrollIntoViewIfNeeded();
      await shoot('help-now-country', false);
      await page.goto(`${home.address}/map/new`);
      await page.getByLabel('Someone I love now').check();
      await shoot('new');
      await begin(page, home.address);
      for (const choice of [3, 0, 2]) await answer(page, choice);
      await page.locator('label.choice').nth(2).click();
      await shoot('statement');
      await page.goto(home.address);
      await page.getByRole('link', { name: 'Go on where you were' }).waitFor();
      await shoot('home-unfinished');
      await page.getByRole('link', { name: 'Go on where you were' }).click();
      await page.locator('h1#statement').waitFor();
      await finishLike(page, { anxiety: 4, avoidance: 1 });
      await begin(page, home.address, { label: 'My mother' });
      await finishLike(page, { anxiety: 2, avoidance: 4 });
      await page.getByText('Two relationships so far.').waitFor();
      await shoot('map');
      if (process.env.SECUREBASE_UPDATE_PICTURES === '1' && width === 1280 && colorScheme === 'light') {
        await page.setViewportSize({ width: 940, height: 720 });
        await page.waitForTimeout(200);
        const clip = { x: 8, y: 84, width: 924, height: 612 };
        const top = join(folder, 'map-for-readers.png');
        await page.screenshot({ path: top, clip });
        bytes = statSync(top).size;
        assert.ok(bytes < 300_000, `${bytes} bytes`);
        mkdirSync(resolve(picture, '..'), { recursive: true });
        copyFileSync(top, picture);
        await page.setViewportSize(viewport);
      }
      await age(page, 180 * 24 * 3600 * 1000);
      await page.reload();
      await lookAgain(page, 'A full look');
      await finishLike(page, { anxiety: 2, avoidance: 2 });
      await page.locator('main h1').waitFor();
      await shoot('map-changed');
      await page.goto(`${home.address}/measures/answer#worry`);
      await page.locator('fieldset.item').first().waitFor();
      for (const one of await page.locator('fieldset.item').all()) {
        await one.locator('label.choice').nth(1).click();
      }
      await shoot('measure');
      await page.getByRole('button', { name: 'See the result' }).click();
      await page.getByText(/on a range from/).waitFor();
      await shoot('measure-result');
      await page.goto(`${home.address}/ledger`);
      await page.locator('main summary').first().waitFor();
      for (const one of await page.locator('main summary').all()) {
        if (/(PHQ-9)/.test(await one.textContent())) await one.click();
      }
      await shoot('ledger-open');
      await page.goto(`${home.address}/continue`);
      await page.getByRole('button', { name: 'Keep it for another device' }).click();
      await page.locator('ol.words li').nth(5).waitFor();
      await shoot('kept');
      await end();
    });
  }
}
