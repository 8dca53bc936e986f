import type { IgnoreRule } from '../exceptions/ignore-rules.ts';
import { describeReason } from '../exceptions/reasons/describe-reason.ts';
import type { Answers } from '../resources/planned-query.ts';
import type { ResourceWindow } from '../resources/scope.ts';
import { workloadKey, type WorkloadRef } from '../vocabulary/workload-ref.ts';
import type { Collected } from './collected.ts';
import type { ExceptionRow } from './exception-row.ts';
import { readOwners } from './owners.ts';
import type { DetailId } from './plan-details.ts';
import type { FindId } from './plan-finds.ts';
import { readPodStories } from './pod-story.ts';
import { podTroubles, type PodTrouble } from './pod-troubles.ts';
import { joinSpans, readEdges, unknownSpan, type Span } from './read-edges.ts';
import { rowQuery } from './row-query.ts';
import { rolloutOf, whatRolloutLacks, type Rollout } from './stuck-rollouts.ts';

export interface ExceptionsFound {
  rows: ExceptionRow[];
  /** Seen and left out, by rule. */
  ignored: Array<{ rule: IgnoreRule; count: number }>;
}

/** A trouble on its way into the row of its workload. */
interface Draft extends Omit<PodTrouble, 'sign'> {
  sign: ExceptionRow['sign'];
  cluster: string;
  workload: WorkloadRef;
  pods: string[];
  jobs: string[];
}

/** Makes rows of the answers of `planFinds` and `planDetails`: one a cluster, workload, container and reason. */
export function foldExceptions(
  found: Answers<FindId>,
  details: Answers<DetailId>,
  window: ResourceWindow,
  { exported }: Collected
): ExceptionsFound {
  const owners = readOwners(details);
  const { stories, span } = readPodStories(found, details, window);
  const ignored = new Map<IgnoreRule, number>();
  const drafts: Draft[] = [];
  /** What the pods of failed Jobs said, by Job: the Job is told as a whole. */
  const tries = new Map<string, { pods: string[]; containers: Set<string>; exitCodes: Set<number | null> }>();

  for (const story of stories) {
    const { cluster, namespace, pod } = story;
    const job = owners.jobOf(cluster, namespace, pod);
    const result = podTroubles(story, span, job !== undefined);
    for (const { rule } of result.ignored) {
      ignored.set(rule, (ignored.get(rule) ?? 0) + 1);
    }
    if (job !== undefined) {
      const key = `${cluster}/${namespace}/${job}`;
      const seen = tries.get(key) ?? { pods: [], containers: new Set(), exitCodes: new Set() };
      seen.pods.push(pod);
      for (const [name, container] of story.containers) {
        seen.containers.add(name);
        seen.exitCodes.add(container.exitCode);
      }
      tries.set(key, seen);
    }
    const workload = owners.ofPod(cluster, namespace, pod);
    drafts.push(...result.troubles.map((trouble) => ({ ...trouble, cluster, workload, pods: [pod], jobs: [] })));
  }

  const jobSpans = readEdges(details.edges, window, ({ sign, cluster = '', namespace, job_name: job }) =>
    sign === 'job' ? `${cluster}/${namespace}/${job}` : ''
  );
  for (const { labels } of found.job ?? []) {
    const { cluster = '', namespace = '', job_name: job = '' } = labels;
    const key = `${cluster}/${namespace}/${job}`;
    const seen = tries.get(key);
    const why = details.jobReasons?.find(
      ({ labels: other }) =>
        other['job_name'] === job && other['namespace'] === namespace && (other['cluster'] ?? '') === cluster
    );
    drafts.push({
      ...(jobSpans.get(key) ?? unknownSpan),
      ...{ cluster, workload: owners.ofJob(cluster, namespace, job), sign: 'job', reason: 'JobFailed' },
      ...{ container: only(seen?.containers) ?? null, exitCode: only(seen?.exitCodes) ?? null, restarts: null },
      ...{ pods: seen?.pods ?? [], jobs: [job], detail: why?.labels['reason'] ?? '' },
    });
  }

  drafts.push(...rolloutDrafts(found, details, window));

  const nodeSpans = readEdges(details.edges, window, ({ sign, cluster = '', node, condition }) =>
    sign === 'node' ? `${cluster}/${node}/${condition}` : ''
  );
  for (const { labels } of found.node ?? []) {
    const { cluster = '', node = '', condition = '' } = labels;
    drafts.push({
      ...(nodeSpans.get(`${cluster}/${node}/${condition}`) ?? unknownSpan),
      ...{ cluster, workload: { kind: 'Node', namespace: '', name: node }, sign: 'node' },
      ...{ reason: condition === 'Ready' ? 'NodeNotReady' : condition, container: null, exitCode: null },
      ...{ restarts: null, pods: [], jobs: [], detail: '' },
    });
  }
  return {
    rows: merge(drafts, exported),
    ignored: [...ignored].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count),
  };
}

function rolloutDrafts({ rollout }: Answers<FindId>, { edges }: Answers<DetailId>, window: ResourceWindow): Draft[] {
  const keyOf = ({ cluster, ...workload }: Rollout) => `${cluster}/${workloadKey(workload)}`;
  const spans = readEdges(edges, window, (labels) => {
    const stuck = labels['sign'] === 'rollout' && rolloutOf(labels);
    return stuck ? keyOf(stuck) : '';
  });
  return (rollout ?? []).flatMap(({ labels }) => {
    const stuck = rolloutOf(labels);
    if (!stuck) {
      return [];
    }
    const { cluster, ...workload } = stuck;
    return {
      ...(spans.get(keyOf(stuck)) ?? unknownSpan),
      ...{
        cluster,
        workload,
        sign: 'rollout',
        reason: 'ProgressDeadlineExceeded',
        detail: whatRolloutLacks(stuck.kind),
      },
      ...{ container: null, exitCode: null, restarts: null, pods: [], jobs: [] },
    };
  });
}

function merge(drafts: readonly Draft[], exported: boolean): ExceptionRow[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { cluster, workload, container, reason, sign } = draft;
    const id = [cluster, workloadKey(workload), container ?? '', reason ?? `(${sign})`].join(' ');
    groups.set(id, [...(groups.get(id) ?? []), draft]);
  }
  return [...groups].flatMap(([id, group]) => {
    const [first] = group;
    return first ? [rowOf(id, first, group, exported)] : [];
  });
}

function rowOf(id: string, first: Draft, group: readonly Draft[], exported: boolean): ExceptionRow {
  const { cluster, workload, container, reason, sign } = first;
  const span = group.reduce<Span>(joinSpans, first);
  const { firstSeen, beganEarlier, lastSeen, state } = span;
  const known = group.flatMap(({ restarts }) => restarts ?? []);
  const row = {
    ...{ id, cluster, workload, container, reason, sign, firstSeen, beganEarlier, lastSeen, state },
    severity: reason === null ? null : describeReason(reason).severity,
    detail: [...new Set(group.map(({ detail }) => detail).filter(Boolean))].sort().join(', '),
    exitCode: only(new Set(group.map(({ exitCode }) => exitCode))) ?? null,
    pods: [...new Set(group.flatMap(({ pods }) => pods))].sort(),
    restarts: known.length < group.length ? null : known.reduce((sum, restarts) => sum + restarts, 0),
  };
  return { ...row, query: rowQuery(row, [...new Set(group.flatMap(({ jobs }) => jobs))].sort(), exported) };
}

function only<Value>(values: ReadonlySet<Value> | undefined): Value | undefined {
  return values?.size === 1 ? [...values][0] : undefined;
}
