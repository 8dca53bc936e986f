import { minute } from '../duration.ts';
import { brokenByRates } from './broken-by-rates.ts';

/** A rollout with a new version of a library that statements has, too: both die of the same error. */
export const invoicing = brokenByRates({
  name: 'invoicing',
  nodes: ['node-1', 'node-2'],
  rollout: { at: 200 * minute, node: 'node-3' },
  versions: ['2.7.3', '2.8.0'],
  lifetime: 25,
  tenant: 4711,
});
