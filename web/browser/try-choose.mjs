import { install, launch } from './installation.mjs';
import { visit } from './visit.mjs';
const home = await install();
const browser = await launch();
try {
  for (const [width, colorScheme] of [[390,'light'],[1280,'light'],[390,'dark'],[1280,'dark']]) {
    const { page, context, end } = await visit(browser, home.address, { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    const shot = async (name, full = true) => { await page.waitForTimeout(150); await page.screenshot({ path: `/tmp/shots/${name}-${width}-${colorScheme}.png`, fullPage: full }); };
    await page.goto(home.address + '/signs');
    await page.locator('fieldset.item').first().waitFor();
    const f = page.locator('fieldset.item');
    await f.nth(0).locator('label.choice').nth(1).click();
    await f.nth(2).locator('label.choice').nth(0).click();
    await f.nth(3).locator('label.choice').nth(2).click();
    await shot('signs');
    await page.getByRole('button', { name: 'See the options' }).click();
    await page.getByRole('heading', { name: 'Your options' }).waitFor();
    await shot('signs-options');
    await page.getByRole('link', { name: 'Look for ways with these' }).click();
    await page.getByRole('heading', { name: 'What do you need?' }).waitFor();
    for (const one of await page.locator('section[aria-labelledby=suggested] input').all()) await one.click();
    await page.locator('details summary').nth(1).click();
    await shot('match-needs');
    await page.getByRole('button', { name: 'Next: what you prefer' }).click();
    await page.getByRole('heading', { name: 'What do you prefer?' }).waitFor();
    await page.getByLabel('Talking').check();
    await page.getByLabel('I would like to meet by video').check();
    await shot('match-wishes');
    await page.getByRole('button', { name: 'Next: your limits' }).click();
    await page.getByRole('heading', { name: 'What is possible?' }).waitFor();
    await shot('match-limits');
    await page.getByLabel('About 12').check();
    await page.getByRole('button', { name: 'Next: what comes first' }).click();
    await page.getByRole('heading', { name: 'What comes first?' }).waitFor();
    await shot('match-first');
    await page.getByLabel('None of these').check();
    await page.getByRole('button', { name: 'See ways of working' }).click();
    await page.getByRole('heading', { name: 'Ways of working that fit' }).waitFor();
    await shot('match-result', width === 390);
    if (width === 1280) { await page.setViewportSize({ width, height: 2600 }); await shot('match-result', false); await page.setViewportSize({ width, height: 900 }); }
    await page.getByRole('button', { name: /Not this one/ }).first().click();
    await page.waitForTimeout(200);
    await shot('match-aside', false);
    if (width === 1280 && colorScheme === 'light') { await page.emulateMedia({ media: 'print' }); await page.pdf({ path: '/tmp/shots/sheet.pdf', format: 'A4' }); }
    await end().catch((e) => console.log(String(e)));
  }
} finally { await browser.close(); await home.remove(); }
