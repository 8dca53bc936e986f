import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wordsOfError } from './words-of-error.ts';

const cases: Array<[string, unknown, string]> = [
  ['an error says what it says', new TypeError('x is no number'), 'x is no number'],
  ['an error without words has its name', new AggregateError([new Error('a')]), 'AggregateError'],
  ['a text is itself', 'stop', 'stop'],
  ['nothing is told as it is', undefined, 'undefined'],
];
for (const [name, thrown, words] of cases) {
  it(name, () => assert.equal(wordsOfError(thrown), words));
}
