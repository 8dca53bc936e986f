import type { Metadata } from '../../kubernetes/metadata.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import type { WorkloadRef } from '../../vocabulary/workload-ref.ts';
import type { AuditClock } from '../audit-clock.ts';
import type { ApiCheck, CheckDescription } from '../check.ts';
import { examine } from '../examine.ts';
import { figure, text } from '../figure.ts';
import { hazardOf } from '../hazard-of.ts';
import { objectRef } from '../object-ref.ts';
import { indexSnapshot } from '../snapshot-index.ts';
import { type Condition, isMetByAny, readCondition, unmet, type WrittenCondition } from './condition.ts';
import type { ObjectRule } from './custom-check.ts';
import { knownObjects } from './known-objects.ts';

/** Values of one path that are shown; the rest is counted. */
const mostShown = 5;

/** A rule about objects of one kind; a finding of a pod is one of its workload. Throws for a rule that is not valid. */
export function objectCheck(description: CheckDescription, rule: ObjectRule): ApiCheck {
  const { kind, field } = knownObjects[rule.kind];
  const conditions = (written: WrittenCondition[]) => written.map((one) => orThrow(readCondition(one, field)));
  const [where, expected] = [conditions(rule.where), conditions(rule.expect)];
  return {
    ...description,
    kind: 'api',
    needs: rule.kind === 'pods' ? ['pods', 'replicasets', 'jobs'] : [rule.kind],
    evaluate(snapshot, clock) {
      const objects: ReadonlyArray<{ metadata: Metadata }> = snapshot.objects[rule.kind];
      const subjectOf = (object: { metadata: Metadata }): WorkloadRef =>
        rule.kind === 'pods' ? indexSnapshot(snapshot).ownerOf(object as Pod) : objectRef(kind, object.metadata);
      const concerned = objects.filter((object) => where.every((condition) => isMetByAny(condition, object, clock)));
      return examine(concerned, (object) => hazardOfObject(object, expected, subjectOf, clock));
    },
  };
}

function hazardOfObject(
  object: { metadata: Metadata },
  expected: readonly Condition[],
  subjectOf: (object: { metadata: Metadata }) => WorkloadRef,
  clock: AuditClock
) {
  const faults = expected.flatMap((condition) => {
    const values = unmet(condition, object, clock);
    return values.length > 0 ? [{ words: condition.words, shown: shownOf(values) }] : [];
  });
  const [first] = faults;
  return first
    ? hazardOf(
        subjectOf(object),
        text(`expected: ${first.words}; it is ${first.shown.en}`, `期望：${first.words}；实际为 ${first.shown.zh}`),
        faults.map(({ words, shown }) => figure(words, words, shown.en)),
        { object: object.metadata.name, ...Object.fromEntries(faults.map(({ words, shown }) => [words, shown.en])) }
      )
    : null;
}

function shownOf(values: readonly unknown[]): { en: string; zh: string } {
  const different = [
    ...new Set(values.map((value) => (value === undefined ? undefined : JSON.stringify(value).slice(0, 100)))),
  ];
  const rest = different.length > mostShown ? ', …' : '';
  const list = (absent: string) =>
    different
      .slice(0, mostShown)
      .map((value) => value ?? absent)
      .join(', ') + rest;
  return { en: list('absent'), zh: list('缺失') };
}

function orThrow(condition: Condition | string): Condition {
  if (typeof condition === 'string') {
    throw new Error(condition);
  }
  return condition;
}
