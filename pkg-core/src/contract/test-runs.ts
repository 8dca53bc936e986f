import { z } from 'zod';
import { Moment } from '../vocabulary/incident.ts';

/** Runs that a proxy, or a browser, keeps at most. Nothing is removed to make room: the next one is refused. */
export const mostTestRuns = { proxy: 1000, browser: 100 } as const;

const words = (longest: number) => z.string().trim().max(longest, `at most ${longest} characters`);
/** No later than JavaScript's calendar. */
const moment = Moment.min(0).max(8.64e15);
const name = words(120).min(1, 'a run needs a name');
const note = words(4000);
const kubernetesName = z.string().min(1).max(253);

/** Short facts of a run: `version=1.4.2`, `users=2000`. */
const labels = z
  .record(
    z.string().regex(/^[A-Za-z0-9._/-]{1,63}$/, 'a label is 1 to 63 letters, digits or . _ - /'),
    words(200),
    'labels are texts by name'
  )
  .refine((record) => Object.keys(record).length <= 16, 'at most 16 labels');

/** What was under test. Empty: all of them. */
export const TestRunScope = z.object({
  /** As the cluster label of Prometheus names it. */
  cluster: z.string().max(253).default(''),
  namespaces: z.array(kubernetesName).max(200).default([]),
  /** Workload keys: `Deployment/shop/checkout`. */
  workloads: z.array(z.string().min(1).max(600)).max(200).default([]),
});
export type TestRunScope = z.infer<typeof TestRunScope>;

export const testRunId = z.string().regex(/^[0-9a-f]{16}$/, 'a run id is 16 hexadecimal digits');

/** A named window over a scope: a load test, an incident, a week to compare with. */
export const TestRun = z.object({
  id: testRunId,
  /** What the script that marked it calls it; null when it was saved on the page. */
  key: z.string().nullable(),
  name: z.string(),
  note: z.string(),
  author: z.string(),
  labels: z.record(z.string(), z.string()),
  scope: TestRunScope,
  from: Moment,
  /** Null while it is running. */
  to: Moment.nullable(),
  createdAt: Moment,
  changedAt: Moment,
});
export type TestRun = z.infer<typeof TestRun>;

/** Runs, those that began last first. `most`: how many are kept. */
export const TestRunList = z.object({ runs: z.array(TestRun), most: z.number().int(), asOf: Moment });
export type TestRunList = z.infer<typeof TestRunList>;

export const TestRunDraft = z.object({
  name,
  note: note.default(''),
  labels: labels.default({}),
  scope: TestRunScope.default({ cluster: '', namespaces: [], workloads: [] }),
  from: moment,
  /** Null: it goes on. */
  to: moment.nullable(),
});
export type TestRunDraft = z.infer<typeof TestRunDraft>;

/** What an Editor may do with runs on the page. `end` without `to`: now. */
export const TestRunChange = z.discriminatedUnion('action', [
  TestRunDraft.extend({ action: z.literal('save') }),
  z.object({ action: z.literal('edit'), id: testRunId, name: name.optional(), note: note.optional() }),
  z.object({ action: z.literal('end'), id: testRunId, to: moment.optional() }),
  z.object({ action: z.literal('delete'), id: testRunId }),
]);
export type TestRunChange = z.infer<typeof TestRunChange>;

/** The run as it is now; as it was, when it was deleted. */
export const TestRunAnswer = z.object({ run: TestRun });
export type TestRunAnswer = z.infer<typeof TestRunAnswer>;

/** Unix milliseconds or ISO 8601 with a zone. Seconds, which `date +%s` prints, would be a moment in 1970. */
const scriptMoment = z
  .union([
    moment,
    z
      .string()
      .regex(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
        'a moment is Unix milliseconds, or ISO 8601 with a zone as in 2025-11-21T10:00:00Z'
      )
      .transform((text) => Date.parse(text)),
  ])
  .refine((value) => !Number.isNaN(value), 'there is no such day or time')
  .refine((value) => value >= 1e12, 'this moment is long past: numbers are Unix milliseconds, not seconds');

/** A name that a script gives its run, so that a repeated call does not make a second one. */
export const testRunKey = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,100}$/, 'a key is 1 to 100 letters, digits, dots, dashes or underscores');

/** What a script sends when its test begins, or afterwards with both times. No `from`: now. No `to`: it goes on. */
export const TestRunStart = z
  .strictObject({
    name,
    key: testRunKey.optional(),
    note: note.default(''),
    author: words(190).default(''),
    labels: labels.default({}),
    cluster: TestRunScope.shape.cluster,
    namespaces: TestRunScope.shape.namespaces,
    workloads: TestRunScope.shape.workloads,
    from: scriptMoment.optional(),
    to: scriptMoment.optional(),
  })
  .refine(({ from, to }) => to === undefined || from !== undefined, {
    path: ['from'],
    message: 'is needed where to is given',
  });
export type TestRunStart = z.infer<typeof TestRunStart>;

/** What a script sends when its test is over; nothing at all: now. Labels are added to those it has. */
export const TestRunEnd = z.strictObject({
  to: scriptMoment.optional(),
  note: note.optional(),
  labels: labels.optional(),
});
export type TestRunEnd = z.infer<typeof TestRunEnd>;

/** Where scripts that hold the proxy's token mark their runs: POST to start, POST or PATCH to `…/{id or key}` to end. */
export const scriptRunsPath = '/v1/test-runs';
