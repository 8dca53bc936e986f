import { minute } from '../duration.ts';
import { brokenByRates } from './broken-by-rates.ts';

/** A rollout with a new version of a library that invoicing has, too: both die of the same error. */
export const statements = brokenByRates({
  name: 'statements',
  nodes: ['node-2', 'node-3'],
  rollout: { at: 235 * minute, node: 'node-1' },
  versions: ['1.4.6', '1.5.0'],
  lifetime: 40,
  tenant: 1093,
});
