import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMatcher } from './matcher.ts';
import { noticeLike } from './testing/notice-like.ts';

describe('parseMatcher', () => {
  const notice = noticeLike({ labels: { 'app.kubernetes.io/name': 'checkout' } });
  const matches: Array<[string, boolean]> = [
    ['cluster=prod', true],
    ['cluster != "prod"', false],
    ['namespace=~"shop|pay"', true],
    ['namespace=~sho', false],
    ["namespace!~'sho.*'", false],
    ['severity>=high', true],
    ['severity>=critical', false],
    ['severity>=info', true],
    ['kind=Deployment', true],
    ['workload="checkout"', true],
    ['workloadKey=Deployment/shop/checkout', true],
    ['label.app.kubernetes.io/name=checkout', true],
    ['label.none=""', true],
    ['label.constructor=""', true],
    ['reason=~".*Killed"', true],
    ['source=alert', false],
  ];
  for (const [text, expected] of matches) {
    it(`${text} is ${expected}`, () => {
      const matcher = parseMatcher(text);
      assert.ok(typeof matcher !== 'string', String(matcher));
      assert.equal(matcher.matches(notice), expected);
    });
  }
  const wrong: Array<[string, RegExp]> = [
    ['nonsense', /expected name, operator and value/],
    ['colour=red', /there is no "colour"/],
    ['constructor=x', /there is no "constructor"/],
    ['namespace>=a', /compares severities only/],
    ['severity>=urgent', /compares severities only/],
    ['namespace=~"("', /regular expression/i],
    ['namespace="a', /quotes/],
  ];
  for (const [text, words] of wrong) {
    it(`refuses ${text}`, () => assert.match(String(parseMatcher(text)), words));
  }
});
