import type { ClusterSnapshot, WatchedKind } from '../kubernetes/snapshot.ts';
import type { AuditReport } from '../vocabulary/finding.ts';
import { apiChecks } from './catalogue.ts';
import type { ApiCheck } from './check.ts';
import { askCheck, type CheckAnswer, resultOf, unknownWithout } from './check-answer.ts';
import { classifyNamespaces, gradeFindings } from './grade-findings.ts';
import { isNamespaced, ObjectGroups, type Versions } from './object-groups.ts';

/** An answer and what it rests on: what was looked at, and the time, Unix milliseconds. */
interface Known {
  versions: Versions;
  from: number;
  until: number;
  answer: CheckAnswer;
}

/** A namespace that a check looks at by itself; undefined: the whole cluster at once. */
type Part = string | undefined;

/** What a check reads, and the parts of the cluster it is asked about. */
interface Plan {
  check: ApiCheck;
  reads: readonly WatchedKind[];
  parts: ReadonlySet<Part>;
}

/**
 * The API checks over a cluster that changes. A check is asked again only about the namespaces in which an object of a
 * kind it reads is another than before, and where time alone may have changed its answer; the report is the same as one
 * made anew. Keeps findings and versions, and of the objects only the lists of the last snapshot.
 */
export class ApiAudit {
  readonly #checks: readonly ApiCheck[];
  #known: ReadonlyMap<ApiCheck, ReadonlyMap<Part, Known>> = new Map();
  #groups: ObjectGroups | undefined;

  constructor(checks: readonly ApiCheck[] = apiChecks) {
    this.#checks = checks;
  }

  /**
   * The report of a moment (Unix milliseconds), with a pause after each check of each namespace that was asked. Never
   * throws: a check without its data, or one that stumbles over bad data, is unknown and says why.
   */
  *evaluate(snapshot: ClusterSnapshot, now: number): Generator<void, AuditReport> {
    const groups = new ObjectGroups(snapshot, this.#groups);
    this.#groups = groups;
    const plans = this.#checks
      .filter((check) => unknownWithout(check, snapshot) === undefined)
      .map((check) => planOf(check, groups));
    const found = new Map(plans.map(({ check }) => [check, new Map<Part, Known>()]));
    for (const part of new Set(plans.flatMap(({ parts }) => [...parts]))) {
      // What checks derive from the objects of a part is shared by all of them, and let go with it.
      let shown: ClusterSnapshot | undefined;
      const versions = groups.versions(part);
      for (const { check, reads } of plans.filter(({ parts }) => parts.has(part))) {
        let known = this.#known.get(check)?.get(part);
        if (!known || !holds(known, reads, versions, now)) {
          shown ??= part === undefined ? snapshot : groups.within(part);
          known = { versions, from: now, ...askCheck(check, shown, now) };
          yield;
        }
        found.get(check)?.set(part, known);
      }
    }
    this.#known = found;
    const results = this.#checks.map((check) => {
      const answers = [...(found.get(check)?.values() ?? [])].map(({ answer }) => answer);
      return unknownWithout(check, snapshot) ?? resultOf(check, answers);
    });
    const namespaceClasses = classifyNamespaces(snapshot.objects.namespaces);
    return {
      cluster: snapshot.cluster,
      evaluatedAt: now,
      results: gradeFindings(results, namespaceClasses),
      ...(snapshot.missing.namespaces === undefined ? { namespaceClasses } : {}),
    };
  }
}

function planOf(check: ApiCheck, groups: ObjectGroups): Plan {
  const { needs, scope } = check;
  const whole = scope === 'cluster' || !needs.some(isNamespaced);
  const parts = new Set<Part>(whole ? [undefined] : groups.namespaces(needs));
  return { check, reads: readsOf(check), parts };
}

/** The kinds an answer rests on: the owner of a pod is looked up wherever there are pods. */
export function readsOf({ needs }: Pick<ApiCheck, 'needs'>): WatchedKind[] {
  return needs.includes('pods') ? [...new Set<WatchedKind>([...needs, 'replicasets', 'jobs'])] : needs;
}

function holds(
  { versions, from, until }: Known,
  reads: readonly WatchedKind[],
  current: Versions,
  now: number
): boolean {
  return from <= now && now < until && reads.every((kind) => versions[kind] === current[kind]);
}
