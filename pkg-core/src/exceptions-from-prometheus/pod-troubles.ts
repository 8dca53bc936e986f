import type { IgnoreRule } from '../exceptions/ignore-rules.ts';
import { containerReasons } from './container-reasons.ts';
import type { ExceptionRow, Sign } from './exception-row.ts';
import type { ContainerStory, PodStory } from './pod-story.ts';
import { joinSpans, unknownSpan, type Span } from './read-edges.ts';
import { podKey } from './troubled.ts';

/** One trouble of one pod. */
export interface PodTrouble
  extends Span, Pick<ExceptionRow, 'container' | 'reason' | 'sign' | 'exitCode' | 'restarts'> {
  detail: string;
}

export interface PodTroubles {
  troubles: PodTrouble[];
  ignored: Array<{ rule: IgnoreRule; reason: string }>;
}

type SpanOf = (sign: string, key: string, word?: string) => Span | undefined;

/** kube-state-metrics' words of kube_pod_status_reason where Vigil has another for the same. */
const canonical: Record<string, string> = { Shutdown: 'NodeShutdown', PreemptionByScheduler: 'Preempted' };

/** Another reason of the same pod says more. */
const vague: ReadonlySet<string> = new Set(['TerminationByKubelet', 'SchedulingGated']);

/**
 * The troubles of one pod, by the rules that hold for exceptions seen in the Kubernetes API, as far as metrics tell:
 * what ended with its pod, was deleted, or is a try of a Job is left out and counted. `ofJob`: a Job made the pod.
 */
export function podTroubles(story: PodStory, spanOf: SpanOf, ofJob: boolean): PodTroubles {
  const key = podKey({ cluster: story.cluster, namespace: story.namespace, pod: story.pod });
  const ofContainers = [...story.containers].flatMap(([name, container]) =>
    containerTroubles(container, name, `${key}/${name}`, spanOf)
  );
  const whole = failure(story, key, spanOf);
  const ignored: PodTroubles['ignored'] = [];
  const kept = ofContainers.filter((trouble) => {
    const rule = ruleOf(trouble, story, ofJob, whole?.reason != null);
    if (rule) {
      ignored.push({ rule, reason: trouble.reason ?? '' });
    }
    return rule === null;
  });
  if (whole && whole.reason === null && ofJob) {
    ignored.push({ rule: 'job-retry', reason: whole.detail });
  } else if (whole && (whole.reason !== null || ofContainers.length === 0)) {
    return { troubles: [...kept, whole], ignored };
  }
  if (story.reasons.includes('SchedulingGated')) {
    ignored.push({ rule: 'scheduling-gated', reason: 'SchedulingGated' });
    return { troubles: kept, ignored };
  }
  const troubles = kept.length > 0 || ignored.length > 0 ? kept : waitingPod(story, key, spanOf);
  return { troubles, ignored };
}

function containerTroubles(container: ContainerStory, name: string, key: string, spanOf: SpanOf): PodTrouble[] {
  const ends = [...container.terminated, ...container.ended].filter((reason) => reason !== 'Completed');
  const loop = spanOf('waiting', key, 'CrashLoopBackOff');
  const endings = spanOf('end', key) ?? unknownSpan;
  const onlyEnd = new Set(ends).size === 1 ? endings : unknownSpan;
  return containerReasons(container).map(({ sign, reason }) => {
    const word = reason ?? '';
    const own = sign === 'waiting' ? waitingSpan(key, word, spanOf) : spanOf(sign, key, word);
    const crashed = word === 'CrashLoopBackOff' || sign !== 'waiting';
    // How long the last end is remembered is not how long it lasted: it is so now only while the container is down.
    const down = loop?.state === 'now' || spanOf('terminated', key, word)?.state === 'now';
    const span =
      sign === 'ended'
        ? { ...onlyEnd, state: down ? ('now' as const) : ('was' as const) }
        : joinSpans(own ?? unknownSpan, crashed && sign !== 'restarted' ? { ...onlyEnd, state: null } : unknownSpan);
    return {
      ...span,
      ...{ container: name, sign, reason, detail: '', restarts: container.restarts },
      exitCode: crashed && reason !== null ? container.exitCode : null,
    };
  });
}

/** Refused pulls and the waits between them take turns. */
function waitingSpan(key: string, word: string, spanOf: SpanOf): Span | undefined {
  const own = spanOf('waiting', key, word);
  const refused = word === 'ImagePullBackOff' ? spanOf('waiting', key, 'ErrImagePull') : undefined;
  return own && refused ? joinSpans(own, refused) : (own ?? refused);
}

function ruleOf(trouble: PodTrouble, story: PodStory, ofJob: boolean, podFailed: boolean): IgnoreRule | null {
  const ended = trouble.sign === 'terminated' || trouble.sign === 'ended' || trouble.sign === 'restarted';
  const began = trouble.firstSeen ?? (trouble.beganEarlier ? -Infinity : null);
  if (
    trouble.sign === 'terminated' &&
    story.deletedAt !== null &&
    began !== null &&
    began >= story.deletedAt - 30_000
  ) {
    return 'deleting';
  }
  if (isShortPull(trouble)) {
    return 'pull-retry';
  }
  if (podFailed && trouble.sign === 'terminated') {
    return 'pod-failure';
  }
  return ofJob && (ended || trouble.reason === 'CrashLoopBackOff') ? 'job-retry' : null;
}

/** Over within two minutes: the next try succeeded. Milliseconds. */
const pullRetries = 120_000;

function isShortPull({ reason, state, firstSeen, lastSeen }: PodTrouble): boolean {
  const isOver = reason === 'ImagePullBackOff' && state === 'was';
  return isOver && firstSeen !== null && lastSeen !== null && lastSeen - firstSeen < pullRetries;
}

function failure(story: PodStory, key: string, spanOf: SpanOf): PodTrouble | undefined {
  const [phase] = story.phases;
  if (phase === undefined) {
    return undefined;
  }
  const telling = story.reasons.filter((reason) => !vague.has(reason));
  const word = telling[0] ?? story.reasons[0] ?? (phase === 'NodeLost' ? phase : null);
  const reason = word === null ? null : (canonical[word] ?? word);
  return { ...ofPod('phase', reason, spanOf('phase', key, phase)), detail: phase === reason ? '' : phase };
}

/** The pod does not get as far as its containers, or they run and it is not ready. */
function waitingPod(story: PodStory, key: string, spanOf: SpanOf): PodTrouble[] {
  if (story.unschedulable) {
    return [ofPod('unschedulable', 'Unschedulable', spanOf('unschedulable', key))];
  }
  const reason = story.starting.includes('PodInitializing') ? 'PodInitializing' : story.starting[0];
  if (reason !== undefined) {
    return [ofPod('starting', reason, spanOf('starting', key, reason))];
  }
  return story.unready ? [ofPod('unready', 'ReadinessFailing', spanOf('unready', key))] : [];
}

function ofPod(sign: Sign, reason: string | null, span: Span | undefined): PodTrouble {
  return {
    ...(span ?? unknownSpan),
    ...{ container: null, sign, reason, exitCode: null, detail: '', restarts: null },
  };
}
