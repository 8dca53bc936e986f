import { FieldType } from '@grafana/data';
import { instantQuery } from './instantQuery';
import { fakePrometheus, vector } from './testing/fake-prometheus';

const time = 1_763_719_200_000;

it('posts a form as text and reads the raw JSON', async () => {
  const fake = fakePrometheus({
    answer: () => ({ ...vector(['pod=a', 1], ['pod=b', 'NaN']), warnings: ['partial response'] }),
  });
  const { samples, warnings } = await instantQuery('prom', { expr: 'up{a="b&c"}', time });
  expect(samples).toEqual([
    { labels: { pod: 'a' }, value: 1 },
    { labels: { pod: 'b' }, value: NaN },
  ]);
  expect(warnings).toEqual(['partial response']);
  expect(fake.calls[0]).toMatchObject({
    method: 'POST',
    path: 'api/v1/query',
    expr: 'up{a="b&c"}',
    time: '1763719200',
  });
  expect(typeof fake.calls[0]?.body).toBe('string');
  expect(fake.calls[0]?.options).toMatchObject({
    showErrorAlert: false,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
});

it('uses GET where the source is configured so', async () => {
  const fake = fakePrometheus({ httpMethod: 'GET', answer: () => vector() });
  await instantQuery('prom', { expr: 'up', time });
  expect(fake.calls.map(({ method }) => method)).toEqual(['GET']);
});

it('tries GET after a 405, and asks once only otherwise', async () => {
  let first = true;
  const fake = fakePrometheus({
    answer: () => {
      if (first) {
        first = false;
        throw { status: 405, data: {} };
      }
      return vector(['', 1]);
    },
  });
  await expect(instantQuery('prom', { expr: 'up', time })).resolves.toMatchObject({ samples: [{ value: 1 }] });
  expect(fake.calls.map(({ method }) => method)).toEqual(['POST', 'GET']);
});

it.each([
  [{ status: 400, data: { status: 'error', error: 'parse error at char 3' } }, 'refused', 'parse error at char 3'],
  [
    { status: 422, data: { error: 'query processing would load too many samples into memory' } },
    'limit',
    'too many samples',
  ],
  [{ status: 503, data: { error: 'query timed out in expression evaluation' } }, 'timeout', 'timed out'],
  [{ status: 504, statusText: '', data: {} }, 'timeout', 'No answer'],
  [{ status: 502, statusText: '', data: { message: '', error: 'Bad Gateway' } }, 'unreachable', 'Bad Gateway'],
  [{ status: 500, data: { message: 'An error occurred within the plugin' } }, 'unreachable', 'within the plugin'],
  [{ status: 403, data: { message: 'Access denied' } }, 'forbidden', 'Access denied'],
  [{ cancelled: true, status: -1, statusText: 'Request was aborted' }, 'cancelled', 'Cancelled'],
  ['a text', 'unreachable', 'a text'],
])('makes one error of %o', async (cause, kind, message) => {
  const fake = fakePrometheus({
    answer: () => {
      throw cause;
    },
  });
  await expect(instantQuery('prom', { expr: 'up', time })).rejects.toMatchObject({
    name: 'PrometheusError',
    kind,
    message: expect.stringContaining(message),
  });
  expect(fake.calls).toHaveLength(1);
});

it('says that an answer is not Prometheus’', async () => {
  fakePrometheus({ answer: () => '<html>login</html>' });
  await expect(instantQuery('prom', { expr: 'up', time })).rejects.toMatchObject({ kind: 'malformed' });
});

it('says that the source does not exist', async () => {
  fakePrometheus({ answer: () => vector() });
  await expect(instantQuery('gone', { expr: 'up', time })).rejects.toMatchObject({
    kind: 'no-source',
    message: 'Datasource gone was not found',
  });
});

it('asks nothing once it is aborted', async () => {
  const fake = fakePrometheus({ answer: () => vector() });
  await expect(instantQuery('prom', { expr: 'up', time, signal: AbortSignal.abort() })).rejects.toMatchObject({
    kind: 'cancelled',
  });
  expect(fake.calls).toHaveLength(0);
});

it.each([
  ['has no resources', { hasResources: false, answer: () => vector() }],
  [
    'answers 404 for resources',
    {
      answer: () => {
        throw { status: 404, data: { message: 'Not found' } };
      },
    },
  ],
])('reads frames where the source %s', async (_, options) => {
  const frame = {
    fields: [
      { name: 'Time', type: FieldType.time, values: [time], config: {} },
      { name: 'Value', type: FieldType.number, values: [0.5], labels: { pod: 'a' }, config: {} },
    ],
    length: 1,
    meta: { notices: [{ severity: 'warning', text: 'partial response' }] },
  };
  const fake = fakePrometheus({ ...options, frames: [frame] });
  await expect(instantQuery('prom', { expr: 'up', time })).resolves.toEqual({
    samples: [{ labels: { pod: 'a' }, value: 0.5 }],
    warnings: ['partial response'],
  });
  expect(fake.calls.at(-1)).toMatchObject({ method: 'query', expr: 'up' });
});
