import { longestReason, mostExemptions, shortestReason, type InvalidExemption } from '../../contract/exemptions.ts';
import type { Metadata } from '../../kubernetes/metadata.ts';
import type { Exemption, ExemptionScope } from '../../vocabulary/exemption.ts';
import type { LocalText } from '../../vocabulary/local-text.ts';
import { workloadKey, type WorkloadRef } from '../../vocabulary/workload-ref.ts';
import { type NamedCheck, normalisePatterns, unknownPatterns } from './check-pattern.ts';
import { readExemptionEnd } from './read-exemption-end.ts';

const what = 'vigil.io/audit-exempt';
const why = 'vigil.io/audit-exempt-reason';
const until = 'vigil.io/audit-exempt-until';

/** An object of a cluster, as far as its annotations are concerned. */
export interface AnnotatedObject {
  kind: string;
  metadata: Pick<Metadata, 'namespace' | 'name' | 'annotations'>;
}

const accepted: Record<string, LocalText> = {
  [what]: {
    en: 'checks separated by commas: ids (HA-12), families (ST-*), categories (availability) or *',
    zh: '以逗号分隔的检查：编号（HA-12）、系列（ST-*）、类别（availability）或 *',
  },
  [why]: {
    en: `why, in ${shortestReason} to ${longestReason} characters`,
    zh: `原因，${shortestReason} 至 ${longestReason} 个字符`,
  },
  [until]: {
    en: 'a day (2026-03-31, counted to its end in UTC), a moment with its zone (2026-03-31T18:00:00Z) or never',
    zh: '日期（2026-03-31，按 UTC 计至当日结束）、带时区的时刻（2026-03-31T18:00:00Z）或 never',
  },
};

/**
 * The exemption that an object's annotations ask for: of the object itself, or of all that stands in a namespace. Null when
 * they ask for none. Anything that is missing or can not be read makes it invalid as a whole: it then exempts nothing, and
 * every fault is told.
 */
export function annotatedExemption(
  cluster: string,
  { kind, metadata }: AnnotatedObject,
  checks: readonly NamedCheck[]
): { exemption: Exemption } | { invalid: InvalidExemption[] } | null {
  const { annotations } = metadata;
  if (![what, why, until].some((name) => Object.hasOwn(annotations, name))) {
    return null;
  }
  const valueOf = (name: string) => annotations[name]?.trim() ?? '';
  const patterns = normalisePatterns(valueOf(what).split(','));
  const reason = valueOf(why);
  const end = readExemptionEnd(valueOf(until));
  const faults = [
    ...(patterns.length > 20 || unknownPatterns(patterns, checks).length > 0 ? [what] : []),
    ...(reason.length < shortestReason || reason.length > longestReason ? [why] : []),
    ...(end === undefined ? [until] : []),
  ];
  const object: WorkloadRef = { kind, namespace: metadata.namespace, name: metadata.name };
  if (end === undefined || faults.length > 0) {
    return { invalid: faults.map((annotation) => faultOf(cluster, object, annotation, valueOf(annotation))) };
  }
  const scope: ExemptionScope =
    kind === 'Namespace'
      ? { level: 'namespace', cluster, namespace: metadata.name }
      : { level: 'subject', cluster, subject: object };
  const id = `annotation ${cluster} ${workloadKey(object)}`;
  const told = { author: '', createdAt: null, revoked: null };
  return { exemption: { id, source: 'annotation', checks: patterns, scope, reason, expiresAt: end, ...told } };
}

export interface AnnotatedExemptions {
  exemptions: Exemption[];
  invalid: InvalidExemption[];
  /** Those that were left out because they are too many. */
  leftOut: number;
}

/** What all objects of all clusters ask for, as many as are told. */
export function annotatedExemptions(
  objects: Iterable<{ cluster: string; object: AnnotatedObject }>,
  checks: readonly NamedCheck[]
): AnnotatedExemptions {
  const all: AnnotatedExemptions = { exemptions: [], invalid: [], leftOut: 0 };
  for (const { cluster, object } of objects) {
    const asked = annotatedExemption(cluster, object, checks);
    if (asked === null) {
      continue;
    }
    if (all.exemptions.length + all.invalid.length >= mostExemptions.annotated) {
      all.leftOut += 1;
    } else if ('exemption' in asked) {
      all.exemptions.push(asked.exemption);
    } else {
      all.invalid.push(...asked.invalid);
    }
  }
  return all;
}

function faultOf(cluster: string, object: WorkloadRef, annotation: string, value: string): InvalidExemption {
  return {
    cluster,
    object,
    annotation,
    value: value.slice(0, 200),
    accepted: accepted[annotation] ?? { en: '', zh: '' },
  };
}
