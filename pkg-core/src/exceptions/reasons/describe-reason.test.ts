import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeIgnoreRule, ignoreRules } from '../ignore-rules.ts';
import { reasonCatalogue } from './catalogue.ts';
import { describeReason, fillCommand } from './describe-reason.ts';

describe('reasons', () => {
  for (const [reason, entry] of Object.entries(reasonCatalogue)) {
    it(`${reason} is explained in both languages, with a command`, () => {
      for (const text of [entry.explanation, entry.nextStep]) {
        assert.ok(text.en.length > 10);
        assert.match(text.zh, /\p{Script=Han}/u);
      }
      const known = { namespace: 'n', pod: 'p', container: 'c', workload: 'w', node: 'x' };
      assert.match(fillCommand(entry.command, known), /^kubectl [^{}]+$/);
    });
  }
  it('an unknown reason is told by its name, also one that objects have by birth', () => {
    assert.match(describeReason('QuantumError').explanation.en, /QuantumError/);
    assert.match(describeReason('constructor').explanation.en, /constructor/);
    assert.equal(describeReason('').severity, 'high');
  });
  it('OutOf… covers every resource', () => {
    assert.equal(describeReason('OutOfnvidia.com/gpu'), describeReason('OutOfcpu'));
  });
  it('a command keeps braces for what is not known', () => {
    assert.equal(
      fillCommand('-n {namespace} {container}', { namespace: 'shop', container: null }),
      '-n shop {container}'
    );
  });
  it('every rule is described, an unknown one by its name', () => {
    for (const rule of Object.keys(ignoreRules)) {
      assert.notEqual(describeIgnoreRule(rule).en, rule);
    }
    assert.equal(describeIgnoreRule('of-tomorrow').zh, 'of-tomorrow');
  });
});
