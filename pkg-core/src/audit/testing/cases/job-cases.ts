import type { Job } from '../../../kubernetes/objects.ts';
import type { CheckCase } from '../check-case.ts';
import { metadata, now } from '../build-metadata.ts';
import { cronJob, job } from '../build-workload.ts';
import { condition, hour } from '../troubled-pod.ts';

const runs = (...outcomes: boolean[]): Job[] =>
  outcomes.map((failed, index) => {
    const run = job(`nightly-${index}`, { failed, cronJob: 'nightly' });
    return failed ? run : { ...run, conditions: [condition('Complete', 'True')] };
  });
const active = (name: string, since: number): Job => {
  const run = job(name, { cronJob: 'nightly' });
  return { ...run, status: { ...run.status, active: 1, startedAt: now - since } };
};

/** Jobs and CronJobs. */
export const jobCases: CheckCase[] = [
  [
    'RT-16',
    'two failed runs of a CronJob',
    { jobs: [job('n-1', { failed: true, cronJob: 'nightly' }), job('n-2', { failed: true, cronJob: 'nightly' })] },
    ['CronJob/shop/nightly'],
  ],
  ['RT-16', 'a failed Job', { jobs: [job('migrate', { failed: true })] }, ['Job/shop/migrate']],
  ['RT-16', 'a Job that went well', { jobs: [job('migrate')] }, 'pass'],
  ['RT-16', 'no Job', {}, 'n/a'],
  ['RT-17', '13 hours', { jobs: [active('nightly-1', 13 * hour)] }, ['Job/shop/nightly-1']],
  ['RT-17', 'one hour', { jobs: [active('nightly-1', hour)] }, 'pass'],
  ['RT-17', 'finished', { jobs: [job('migrate')] }, 'n/a'],
  [
    'RT-19',
    'for eight days',
    {
      cronjobs: [
        cronJob('nightly', {
          suspended: true,
          metadata: metadata('nightly', { createdAt: 0 }),
          status: { lastScheduledAt: now - 8 * 24 * hour, lastSucceededAt: null },
        }),
      ],
    },
    ['CronJob/shop/nightly'],
  ],
  ['RT-19', 'since yesterday', { cronjobs: [cronJob('nightly', { suspended: true })] }, 'pass'],
  ['RT-19', 'no CronJob', {}, 'n/a'],
  ['RT-21', 'three of three', { jobs: runs(true, true, true) }, ['CronJob/shop/nightly']],
  ['RT-21', 'two of three', { jobs: runs(true, true, false) }, 'pass'],
  ['RT-21', 'two runs', { jobs: runs(true, true) }, 'n/a'],
  [
    'RT-22',
    'two at once',
    { jobs: [active('n-1', hour), active('n-2', 0)], cronjobs: [cronJob('nightly', { concurrencyPolicy: 'Allow' })] },
    ['CronJob/shop/nightly'],
  ],
  [
    'RT-22',
    'one',
    { jobs: [active('n-1', hour)], cronjobs: [cronJob('nightly', { concurrencyPolicy: 'Allow' })] },
    'pass',
  ],
  ['RT-22', 'forbidden anyway', { cronjobs: [cronJob('nightly')] }, 'n/a'],
];
