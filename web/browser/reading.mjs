// What every page to read must keep, whatever it says.
import assert from 'node:assert/strict';
import { axe } from './axe.mjs';
import { readingGrade, runningText } from './reading-grade.mjs';
import { sideways, visit } from './visit.mjs';

// On a page of 94 like cards, axe takes minutes to say the same of each.
const MORE_OF_THE_SAME = '.group ~ .group ~ .group';

/** axe finds nothing, in the light and in the dark, with everything open. */
export async function keepAccessible(browser, address, paths) {
  for (const colorScheme of ['light', 'dark']) {
    const { page, end } = await visit(browser, address, { colorScheme });
    for (const path of paths) {
      await page.goto(address + path);
      await page.locator('main h1').waitFor();
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('main details')) one.open = true;
      });
      await axe(page, `${path}, ${colorScheme}`, { exclude: MORE_OF_THE_SAME });
    }
    await end();
  }
}

/** It answers without scripts, has one heading and its words, and reads at grade 8 or below. */
export async function keepReadable(browser, address, paths) {
  const { page, end } = await visit(browser, address, { javaScriptEnabled: false });
  for (const path of paths) {
    const reply = await page.goto(address + path);
    assert.equal(reply.status(), 200, path);
    assert.equal(await page.locator('h1').count(), 1, path);
    assert.equal(await page.title(), 'Secure Base');
    const text = await runningText(page);
    assert.ok(text.length > 100, `${path} says something`);
    const grade = readingGrade(text);
    assert.ok(grade <= 8, `${path} reads at school grade ${grade.toFixed(1)}`);
  }
  await end();
}

/** At 320 px nothing has to be moved sideways, and what is tapped is large enough. */
export async function keepNarrow(browser, address, paths) {
  const { page, end } = await visit(browser, address, { viewport: { width: 320, height: 700 } });
  for (const path of paths) {
    await page.goto(address + path);
    await page.locator('main h1').waitFor();
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('main details')) one.open = true;
    });
    assert.equal(await sideways(page), 0, path);
    const small = await page.locator('main :is(.button, .link, summary, select, label:has(input))')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
    assert.equal(small, 0, `${path}: targets of 44 px`);
  }
  await end();
}
