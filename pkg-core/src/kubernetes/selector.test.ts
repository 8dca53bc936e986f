import assert from 'node:assert/strict';
import { it } from 'node:test';
import { projectSelector } from './project-selector.ts';
import { matchesSelector, matchesServiceSelector } from './selector.ts';

const labels = { app: 'web', tier: 'front' };
const expression = (key: string, operator: string, values?: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});
const cases: Array<[string, unknown, boolean]> = [
  ['nothing is asked', {}, true],
  ['a missing selector is an empty one', undefined, true],
  ['labels match', { matchLabels: { app: 'web' } }, true],
  ['one label differs', { matchLabels: { app: 'web', tier: 'back' } }, false],
  ['In', expression('tier', 'In', ['front', 'middle']), true],
  ['In without the label', expression('zone', 'In', ['a']), false],
  ['NotIn', expression('tier', 'NotIn', ['front']), false],
  ['NotIn without the label', expression('zone', 'NotIn', ['a']), true],
  ['Exists', expression('app', 'Exists'), true],
  ['Exists without the label', expression('zone', 'Exists'), false],
  ['DoesNotExist', expression('app', 'DoesNotExist'), false],
  [
    'labels match and the expression does not',
    { matchLabels: { app: 'web' }, ...expression('app', 'NotIn', ['web']) },
    false,
  ],
  ['an unknown operator', expression('app', 'Gt', ['web']), false],
];
for (const [name, selector, expected] of cases) {
  it(name, () => assert.equal(matchesSelector(projectSelector(selector), labels), expected));
}
it('a Service without a selector, or with an empty one, selects nothing', () => {
  assert.equal(matchesServiceSelector(null, labels), false);
  assert.equal(matchesServiceSelector({}, labels), false);
  assert.equal(matchesServiceSelector({ app: 'web' }, labels), true);
  assert.equal(matchesServiceSelector({ app: 'web', zone: 'a' }, labels), false);
});
