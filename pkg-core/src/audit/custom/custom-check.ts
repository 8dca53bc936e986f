import { z } from 'zod';
import type { WatchedKind } from '../../kubernetes/snapshot.ts';
import { AuditCategory } from '../../vocabulary/finding.ts';
import { type LocalText } from '../../vocabulary/local-text.ts';
import { Severity } from '../../vocabulary/severity.ts';
import { catalogue } from '../catalogue.ts';
import { operatorOf, readCondition, type WrittenCondition } from './condition.ts';
import { knownObjects } from './known-objects.ts';

/** A sentence in one language for readers of both, or in both. */
const text = (longest: number) => {
  const sentence = z.string().trim().min(1).max(longest);
  return z
    .union(
      [sentence, z.strictObject({ en: sentence, zh: sentence })],
      `expected a text of at most ${longest} characters, or {en, zh}`
    )
    .transform((written): LocalText => (typeof written === 'string' ? { en: written, zh: written } : written));
};

const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
const bound = z.union([z.number(), z.string().max(50)]);

const ConditionConfig = z
  .strictObject({
    path: z.string().min(1).max(200),
    exists: z.boolean().optional(),
    equals: scalar.optional(),
    notEquals: scalar.optional(),
    in: z.array(scalar).min(1).max(200).optional(),
    notIn: z.array(scalar).min(1).max(200).optional(),
    matches: z.string().max(500).optional(),
    notMatches: z.string().max(500).optional(),
    greaterThan: bound.optional(),
    atLeast: bound.optional(),
    lessThan: bound.optional(),
    atMost: bound.optional(),
    olderThan: z.string().max(50).optional(),
  })
  .superRefine((condition, context) => {
    const operator = operatorOf(condition);
    if (!(operator in condition)) {
      context.addIssue({ code: 'custom', message: operator });
    }
  });

const kinds = Object.keys(knownObjects) as [WatchedKind, ...WatchedKind[]];

const ObjectRule = z
  .strictObject({
    kind: z.enum(kinds, `there is no such kind: expected one of ${kinds.join(', ')}`),
    /** Which objects are looked at: those that meet all of these. */
    where: z.array(ConditionConfig).max(20).default([]),
    /** What every one of them has to meet. */
    expect: z.array(ConditionConfig).min(1).max(20),
  })
  .superRefine((rule, context) => {
    for (const part of ['where', 'expect'] as const) {
      rule[part].forEach((written, index) => {
        const condition = readCondition(written as WrittenCondition, knownObjects[rule.kind].field);
        if (typeof condition === 'string') {
          context.addIssue({ code: 'custom', path: [part, index], message: `${rule.kind}: ${condition}` });
        }
      });
    }
  });

const label = z.string().regex(/^[A-Za-z_]\w{0,99}$/, 'expected the name of a label');
const scoped = z
  .string()
  .trim()
  .min(1)
  .max(5000)
  .refine(
    (query) => query.includes('$scope'),
    'write $scope between the braces of every selector, as in up{$scope,job="shop"}: each cluster is asked by itself'
  );

const PrometheusRule = z
  .strictObject({
    query: scoped,
    /** Compared with every sample; without it every sample is a finding. */
    failsWhen: z
      .string()
      .trim()
      .regex(
        /^(?:>|>=|<|<=|==|!=)\s*-?\d+(?:\.\d+)?(?:e-?\d+)?$/i,
        'expected a comparison with a number, as in "> 0.8"'
      )
      .optional(),
    /** What has a sample for each subject that was looked at, whether or not it fails. */
    examined: scoped.optional(),
    subject: z.strictObject({
      kind: z.string().regex(/^[A-Za-z]\w{0,62}$/),
      name: label,
      namespace: label.default('namespace'),
    }),
    /** The label that names the node the finding hangs on. */
    node: label.optional(),
  })
  .refine(
    ({ failsWhen, examined }) => failsWhen !== undefined || examined !== undefined,
    'give failsWhen or examined: otherwise "nothing fails" and "there is no data" look the same'
  );

/** Ids of ours and those that may come. */
const taken = new Set(catalogue.map(({ id }) => id.slice(0, id.indexOf('-'))));

export const CustomCheckConfig = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,14}-\d{1,4}$/, 'expected capitals, a hyphen and a number, as in TEAM-01')
      .refine(
        (id) => !taken.has(id.slice(0, id.indexOf('-'))),
        `this begins like the checks of Vigil: choose something else than ${[...taken].join(', ')}`
      ),
    title: text(120),
    severity: Severity.default('medium'),
    category: AuditCategory.default('stability'),
    why: text(1000),
    remedy: text(1000),
    /** An example for the remedy. */
    yaml: z.string().max(5000).optional(),
    objects: ObjectRule.optional(),
    prometheus: PrometheusRule.optional(),
  })
  .refine(
    (check) => (check.objects === undefined) !== (check.prometheus === undefined),
    'expected one of objects and prometheus'
  );
/** A check as a team writes it. What is read once can be read again. */
export type CustomCheckConfig = z.output<typeof CustomCheckConfig>;
export type ObjectRule = z.output<typeof ObjectRule>;
export type PrometheusRule = z.output<typeof PrometheusRule>;

/** Everything under `audit:` in the configuration file. */
export const AuditConfig = z.strictObject({
  checks: z
    .array(CustomCheckConfig)
    .max(100)
    .superRefine((checks, context) => {
      const seen = new Set<string>();
      checks.forEach(({ id }, index) => {
        if (seen.has(id)) {
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} is there twice` });
        }
        seen.add(id);
      });
    })
    .default([]),
});
export type AuditConfig = z.output<typeof AuditConfig>;
