import { answerProxy } from './answers.ts';
import { appUrl, expect, prefer, test } from './open-page.ts';

test('everything is watched, stored and counted', async ({ page }) => {
  await prefer(page, {});
  await page.goto(appUrl('health'));
  const cluster = page.getByRole('region', { name: 'Cluster sandbox' });
  await expect(cluster.getByText('watched completely')).toBeVisible();
  const kinds = cluster.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(kinds.filter({ hasText: /^pods/ })).toHaveCount(1);
  await expect(kinds.filter({ hasText: 'up to date' })).toHaveCount(await kinds.count());
  await expect(page.getByRole('region', { name: 'Store' })).toContainText('SQLite');
  await expect(page.getByRole('region', { name: 'Log capture' })).toContainText('nothing lost');
  await expect(page.getByRole('region', { name: 'Ignored on purpose' })).toContainText('in all');
});

test('a kind that may not be read is named, and the cluster no longer counts as watched completely', async ({
  page,
}) => {
  await prefer(page, {});
  await answerProxy(
    page,
    async (route) => {
      const health = await (await route.fetch()).json();
      Object.assign(health.clusters[0].watches[0], { state: 'forbidden', problem: 'namespaces is forbidden' });
      await route.fulfill({ json: health });
    },
    '/v1/health'
  );
  await page.goto(appUrl('health'));
  const cluster = page.getByRole('region', { name: 'Cluster sandbox' });
  await expect(cluster.getByText('watched in part')).toBeVisible();
  await expect(cluster.getByText('namespaces is forbidden')).toBeVisible();
});
