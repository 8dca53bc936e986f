import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redact } from './redact.ts';

const secret = 'k3Jx9-vQ2pLm8';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJlLXNpZw';

describe('redact', () => {
  const cases: Array<[string, string]> = [
    [`Authorization: Bearer ${secret}`, 'Authorization: [redacted]'],
    [`{"authorization":"Basic dXNlcjpwYXNz"}`, '{"authorization":"[redacted]"}'],
    [`calling with bearer ${secret} now`, 'calling with bearer [redacted] now'],
    [`password=${secret} user=bob`, 'password=[redacted] user=bob'],
    [`password=password`, 'password=[redacted]'],
    [`{"db_password": "a \\"b\\" c", "port": 5432}`, '{"db_password": "[redacted]", "port": 5432}'],
    [`DB_PASSWORD='${secret}'`, "DB_PASSWORD='[redacted]'"],
    [`GET /x?api_key=${secret}&page=2`, 'GET /x?api_key=[redacted]&page=2'],
    [`X-Api-Key: ${secret}`, 'X-Api-Key: [redacted]'],
    [`aws_secret_access_key = ${secret}`, 'aws_secret_access_key = [redacted]'],
    [`run --auth-token ${secret} --port 1`, 'run --auth-token [redacted] --port 1'],
    [`Cookie: session=${secret}; theme=dark`, 'Cookie: [redacted]'],
    [`Set-Cookie: id=${secret}; HttpOnly\nnext line`, 'Set-Cookie: [redacted]\nnext line'],
    [`postgres://bob:${secret}@db:5432/shop`, 'postgres://bob:[redacted]@db:5432/shop'],
    [`token is ${jwt}.`, 'token is [redacted].'],
    ['key AKIAIOSFODNN7EXAMPLE used', 'key [redacted] used'],
    [`pushed with ghp_${'a1'.repeat(18)}`, 'pushed with [redacted]'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nAB+/=\n-----END RSA PRIVATE KEY-----\nbye',
      '-----BEGIN RSA PRIVATE KEY-----[redacted]-----END RSA PRIVATE KEY-----\nbye',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIEow, cut', '-----BEGIN PRIVATE KEY-----[redacted]'],
  ];
  for (const [text, expected] of cases) {
    it(`redacts ${text.slice(0, 50)}`, () => assert.equal(redact(text), expected));
  }

  for (const text of [
    '',
    'panic: runtime error: invalid memory address or nil pointer dereference',
    '2026-01-01T00:00:00.123456789Z GET /tokens/list 200 12ms',
    'the passenger list has 3 entries: ok',
    'tokenizer finished, 12 tokens read',
    'http://checkout.shop:8080/cart@v2',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  ]) {
    it(`leaves ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(redact(text), text));
  }

  it('takes further patterns, with and without a named group', () => {
    assert.equal(redact('card 4111-1111 pin 99', [/\d{4}-\d{4}/]), 'card [redacted] pin 99');
    assert.equal(redact('pin 99 pin 98', [/pin (?<secret>\d+)/]), 'pin [redacted] pin [redacted]');
  });

  it('is stable: what is redacted stays as it is', () => {
    for (const [text] of cases) {
      assert.equal(redact(redact(text)), redact(text));
    }
  });

  it('takes a megabyte of anything', () => {
    for (const part of ['a', 'password', 'eyJ', '://', '-----BEGIN ', 'token: ', '"\\']) {
      const text = part.repeat(1_000_000 / part.length);
      assert.ok(redact(text).length > 0);
    }
  });
});
