import { writeFileSync } from 'node:fs';
import { appUrl, prefer, test } from './open-page.ts';
test('probe', async ({ page }) => {
  const dump = async (name: string) => {
    await page.waitForTimeout(2500);
    writeFileSync(`/tmp/probe/${name}.yml`, await page.locator('body').ariaSnapshot());
    await page.screenshot({ path: `/tmp/probe/${name}.png` });
  };
  await prefer(page, {});
  await page.goto(appUrl('exceptions'));
  await dump('exceptions');
  await page.getByRole('row').filter({ hasText: 'cart' }).click();
  await dump('exceptions-drawer');
  console.log(page.url());
  await page.goto(appUrl('resources', { from: 'now-1h', to: 'now' }));
  await dump('resources');
  await page.goto(appUrl('audit'));
  await dump('audit');
  await page.goto(appUrl('audit', { view: 'unchecked' }));
  await dump('audit-unchecked');
  await page.goto(appUrl('health'));
  await dump('health');
  await page.goto(`${process.env.VIGIL_URL}/plugins/vigil-kubernetes-app?page=configuration`);
  await dump('configuration');
  await prefer(page, { role: 'Viewer' });
  await page.goto(`${process.env.VIGIL_URL}/plugins/vigil-kubernetes-app?page=configuration`);
  await dump('configuration-viewer');
});
