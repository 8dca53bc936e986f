import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerError, parseInstantAnswer, parseRangeAnswer } from './parse-answer.ts';

const success = (resultType: string, result: unknown, more = {}) => ({
  status: 'success',
  data: { resultType, result },
  ...more,
});

test('a vector, with NaN, infinities and remarks', () => {
  const body = success(
    'vector',
    [
      { metric: { pod: 'a' }, value: [1, '0.5'] },
      { metric: { pod: 'b' }, value: [1, 'NaN'] },
      { metric: { pod: 'c' }, value: [1, '+Inf'] },
      { metric: {}, value: [1, '-Inf'] },
      { metric: {}, histogram: [1, {}] },
    ],
    { warnings: ['partial response'], infos: ['not a counter'] }
  );
  const { samples, warnings } = parseInstantAnswer(body);
  assert.deepEqual(
    samples.map(({ value }) => value),
    [0.5, NaN, Infinity, -Infinity]
  );
  assert.deepEqual(warnings, ['partial response', 'not a counter', '1 native histogram series left out']);
});

test('a scalar is one sample without labels', () => {
  assert.deepEqual(parseInstantAnswer(success('scalar', [1, '7'])), {
    samples: [{ labels: {}, value: 7 }],
    warnings: [],
  });
});

test('a matrix', () => {
  const { series } = parseRangeAnswer(
    success('matrix', [
      {
        metric: { a: '1' },
        values: [
          [1.5, '2'],
          [2, 'NaN'],
        ],
      },
    ])
  );
  assert.deepEqual(series, [
    {
      labels: { a: '1' },
      points: [
        { time: 1500, value: 2 },
        { time: 2000, value: NaN },
      ],
    },
  ]);
});

test('errors keep Prometheus’ words', () => {
  assert.throws(
    () => parseInstantAnswer({ status: 'error', errorType: 'bad_data', error: 'parse error at char 3' }),
    (error: unknown) => error instanceof AnswerError && error.errorType === 'bad_data' && /char 3/.test(error.message)
  );
});

test('anything else is malformed, never a crash', () => {
  for (const body of [
    null,
    undefined,
    '',
    '<html>',
    42,
    {},
    { status: 'success' },
    success('vector', 'x'),
    success('vector', [{ value: [1, 2] }]),
  ]) {
    assert.throws(
      () => parseInstantAnswer(body),
      (error: unknown) => error instanceof AnswerError && error.errorType === 'malformed'
    );
  }
  assert.throws(() => parseInstantAnswer(success('matrix', [])), /matrix/);
  assert.throws(() => parseRangeAnswer(success('vector', [])), /vector/);
});
