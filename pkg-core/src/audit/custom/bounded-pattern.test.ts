import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boundedPattern, matchesBounded } from './bounded-pattern.ts';

describe('boundedPattern', () => {
  for (const [source, text, expected] of [
    ['shop', 'shop', true],
    ['shop', 'shop-2', false],
    ['shop|pay', 'pay', true],
    ['shop|pay', 'payments', false],
    ['.*:v\\d+(?:\\.\\d+)?', 'cart:v1.2', true],
    ['[a-z(+]*', 'a(b', true],
    ['\\(a+\\)', '(aa)', true],
    ['(?:ab){2}', 'abab', true],
    ['(ab)+', 'ababab', true],
  ] as const) {
    it(`${source} on ${text}`, () => {
      const pattern = boundedPattern(source);
      assert.ok(typeof pattern !== 'string', String(pattern));
      assert.equal(matchesBounded(pattern, text), expected);
    });
  }

  for (const [source, message] of [
    ['(a+)+', /repeats a group that repeats or chooses/],
    ['(a|a)*', /repeats a group/],
    ['((a|a)b)+', /repeats a group/],
    ['(a?a?){20}', /repeats a group/],
    ['([a-z]+x)*', /repeats a group/],
    ['(?=a)b', /looks around/],
    ['(a)\\1', /refers back/],
    ['(?<name>a)', /looks around/],
    ['.*.*.*.*', /more than 3 repeats/],
    [`${'a?'.repeat(13)}b`, /more than 12 choices/],
    ['(', /Invalid regular expression/],
    ['a'.repeat(201), /longer than 200/],
  ] as const) {
    it(`refuses ${source.slice(0, 30)}`, () => {
      const pattern = boundedPattern(source);
      assert.ok(typeof pattern === 'string', String(pattern));
      assert.match(pattern, message);
    });
  }

  it('says that a text is too long, and does not say that it does not match', () => {
    const pattern = boundedPattern('.*');
    assert.ok(typeof pattern !== 'string');
    assert.throws(() => matchesBounded(pattern, 'a'.repeat(501)), /501 characters is too long/);
  });
});
