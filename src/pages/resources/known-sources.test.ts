import { capabilities } from '@vigil/core/resources/testing/example-answers';
import { chooseSplitting, forgetSources, knownCapabilities, rememberCapabilities } from './known-sources';

const hour = 3_600_000;
const scope = { cluster: null, namespaces: ['shop'] };
const window = (shift: number) => ({ from: shift, to: shift + 6 * hour });

beforeEach(forgetSources);

it('asks in few queries first, and in pieces to keep from the first refresh on', () => {
  expect(chooseSplitting('prom', scope, window(0))).toBe('fewest');
  expect(chooseSplitting('prom', scope, window(60_000))).toBe('reusable');
  expect(chooseSplitting('prom', scope, window(120_000))).toBe('reusable');
});

it('takes another window, scope or source for a first look', () => {
  chooseSplitting('prom', scope, window(0));
  expect(chooseSplitting('other', scope, window(0))).toBe('fewest');
  expect(chooseSplitting('prom', { ...scope, namespaces: ['pay'] }, window(0))).toBe('fewest');
  expect(chooseSplitting('prom', scope, window(24 * hour))).toBe('fewest');
});

it('trusts what a source holds for ten minutes, and for the same hour of history', () => {
  const found = capabilities();
  rememberCapabilities('prom', scope, window(0), found, 0);
  expect(knownCapabilities('prom', scope, window(60_000), 599_000)).toBe(found);
  expect(knownCapabilities('prom', scope, window(0), 600_000)).toBeUndefined();
  expect(knownCapabilities('prom', scope, window(2 * hour), 0)).toBeUndefined();
  expect(knownCapabilities('other', scope, window(0), 0)).toBeUndefined();
});

it('does not remember that there was nothing: a window that ends in the future shares its hour with the present', () => {
  rememberCapabilities('prom', scope, window(0), capabilities({ usage: 'none' }), 0);
  expect(knownCapabilities('prom', scope, window(0), 0)).toBeUndefined();
});
