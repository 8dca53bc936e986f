import { AnswerCache } from './answer-cache';
import { runPlan, type QueryRun } from './runPlan';
import { choosePrometheusSource, listPrometheusSources } from './usePrometheusSources';
import { fakePrometheus, vector } from './testing/fake-prometheus';

const plan = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: { en: id, zh: id }, expr: `query_${id}` }));

it('runs a few at a time and tells how far it is', async () => {
  const fake = fakePrometheus({ answer: (expr) => vector([`q=${expr}`, 1]) });
  const seen: Array<readonly QueryRun[]> = [];
  const { answers, runs } = await runPlan('prom', plan, {
    time: 0,
    concurrency: 2,
    onProgress: (now) => seen.push(now),
  });
  expect(fake.mostRunning).toBe(2);
  expect(Object.keys(answers).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(runs.every(({ status, series }) => status === 'done' && series === 1)).toBe(true);
  expect(seen[0]?.every(({ status }) => status === 'waiting')).toBe(true);
  expect(seen.at(-1)).toEqual(runs);
});

it('keeps the other answers when one query fails, and collects remarks once', async () => {
  fakePrometheus({
    answer: (expr) => {
      if (expr === 'query_c') {
        throw { status: 422, data: { error: 'query processing would load too many samples' } };
      }
      return { ...vector(), warnings: ['partial response'] };
    },
  });
  const { answers, runs, warnings } = await runPlan('prom', plan, { time: 0, concurrency: 1 });
  expect(answers).toEqual({ a: [], b: [], d: [], e: [] });
  expect(runs[2]).toMatchObject({ status: 'failed', error: { kind: 'limit' } });
  expect(warnings).toEqual(['partial response']);
});

it('joins the answers of queries with one id', async () => {
  fakePrometheus({ answer: (expr) => vector([`q=${expr}`, 1]) });
  const parts = [1, 2].map((part) => ({ id: 'x', title: { en: 'x', zh: 'x' }, expr: `part_${part}` }));
  expect((await runPlan('prom', parts, { time: 0 })).answers.x).toHaveLength(2);
});

const piece = (expr: string, time: number, more = {}) => ({
  ...{ id: 'x', title: { en: 'x', zh: 'x' }, merge: 'sum' as const, expr, time },
  ...more,
});

it('adds up pieces of time, each asked at its own moment, and asks a finished one only once', async () => {
  const fake = fakePrometheus({ answer: () => vector(['pod=a', 2]) });
  const cache = new AnswerCache(() => 10_000_000, 1000);
  const pieces = [piece('early', 1_000_000), piece('late', 9_990_000)];
  const first = await runPlan('prom', pieces, { time: 0, cache });
  expect(first.answers.x).toEqual([{ labels: { pod: 'a' }, value: 4 }]);
  expect(first.runs.map(({ time }) => time)).toEqual([1_000_000, 9_990_000]);
  const second = await runPlan('prom', pieces, { time: 0, cache });
  expect(second.answers).toEqual(first.answers);
  expect(second.runs.map(({ cached }) => cached ?? false)).toEqual([true, false]);
  expect(fake.calls).toHaveLength(3);
});

it('asks in smaller pieces what was too much, and tells it', async () => {
  fakePrometheus({
    answer: (expr) => {
      if (expr === 'whole') {
        throw { status: 422, data: { error: 'query processing would load too many samples into memory' } };
      }
      return vector(['pod=a', 1]);
    },
  });
  const whole = piece('whole', 2000, { split: () => [piece('half 1', 1000), piece('half 2', 2000)] });
  const { answers, runs } = await runPlan('prom', [whole], { time: 0, cache: new AnswerCache(Date.now) });
  expect(answers.x).toEqual([{ labels: { pod: 'a' }, value: 2 }]);
  expect(runs.map(({ status }) => status)).toEqual(['split', 'done', 'done']);
});

it('has no answer at all where one piece failed, rather than too small a sum', async () => {
  fakePrometheus({
    answer: (expr) => {
      if (expr === 'bad') {
        throw { status: 422, data: { error: 'exceeded limit' } };
      }
      return vector(['pod=a', 1]);
    },
  });
  const { answers, runs } = await runPlan('prom', [piece('good', 1), piece('bad', 2)], {
    ...{ time: 0, cache: new AnswerCache(Date.now), concurrency: 1 },
  });
  expect(answers).toEqual({});
  expect(runs.map(({ status }) => status)).toEqual(['done', 'failed']);
});

it('does not keep an answer that the server calls partial', async () => {
  const fake = fakePrometheus({ answer: () => ({ ...vector(['pod=a', 1]), warnings: ['partial response'] }) });
  const cache = new AnswerCache(Date.now);
  await runPlan('prom', [piece('x', 1)], { time: 0, cache });
  await runPlan('prom', [piece('x', 1)], { time: 0, cache });
  expect(fake.calls).toHaveLength(2);
});

it('gives up when the first failure says that none can succeed', async () => {
  const fake = fakePrometheus({
    answer: () => {
      throw { status: 502, data: { error: 'Bad Gateway' } };
    },
  });
  await expect(runPlan('prom', plan, { time: 0, concurrency: 1 })).rejects.toMatchObject({ kind: 'unreachable' });
  expect(fake.calls).toHaveLength(1);
});

it('stops when it is cancelled', async () => {
  const controller = new AbortController();
  const fake = fakePrometheus({
    answer: () => {
      controller.abort();
      return vector();
    },
  });
  const running = runPlan('prom', plan, { time: 0, concurrency: 1, signal: controller.signal });
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  expect(fake.calls).toHaveLength(1);
});

it('lists what speaks PromQL, and chooses: wanted, then default, then first', () => {
  fakePrometheus({
    answer: () => vector(),
    sources: [
      { uid: 'loki', name: 'Loki', type: 'loki', isDefault: true },
      { uid: 'amp', name: 'AMP', type: 'grafana-amazonprometheus-datasource' },
      { uid: 'prom', name: 'Prom', type: 'prometheus' },
    ],
  });
  const sources = listPrometheusSources();
  expect(sources.map(({ uid }) => uid)).toEqual(['amp', 'prom']);
  expect(choosePrometheusSource(sources, 'gone', 'prom')?.uid).toBe('prom');
  expect(choosePrometheusSource(sources, undefined, 'Prom')?.uid).toBe('prom');
  expect(choosePrometheusSource(sources)?.uid).toBe('amp');
  expect(choosePrometheusSource([])).toBeUndefined();
});
