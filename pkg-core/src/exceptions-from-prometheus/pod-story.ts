import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { Answers } from '../resources/planned-query.ts';
import type { ResourceWindow } from '../resources/scope.ts';
import type { DetailId } from './plan-details.ts';
import type { FindId } from './plan-finds.ts';
import { readEdges, type Span } from './read-edges.ts';
import { containerKey, podKey } from './troubled.ts';

/** All that was answered of one pod, put together. */
export interface PodStory {
  cluster: string;
  namespace: string;
  pod: string;
  containers: Map<string, ContainerStory>;
  starting: string[];
  unready: boolean;
  unschedulable: boolean;
  /** `Failed`, `Unknown`, `NodeLost`. */
  phases: string[];
  /** Of the pod as a whole: Evicted, Shutdown … */
  reasons: string[];
  /** When its deletion was seen first, Unix milliseconds. */
  deletedAt: number | null;
}

export interface ContainerStory {
  waiting: Set<string>;
  terminated: Set<string>;
  ended: Set<string>;
  restarts: number | null;
  exitCode: number | null;
}

/** The stories by {@link podKey}, and when each state was: `span(sign, key, word)`. */
export function readPodStories(
  found: Answers<FindId>,
  details: Answers<DetailId>,
  window: ResourceWindow
): { stories: PodStory[]; span(sign: string, key: string, word?: string): Span | undefined } {
  const stories = new Map<string, PodStory>();
  const storyOf = ({ labels }: InstantSample): PodStory => {
    const key = podKey(labels);
    const { cluster = '', namespace = '', pod = '' } = labels;
    const story = stories.get(key) ?? {
      ...{ cluster, namespace, pod, starting: [], unready: false, unschedulable: false, phases: [], reasons: [] },
      containers: new Map<string, ContainerStory>(),
      deletedAt: null,
    };
    stories.set(key, story);
    return story;
  };
  const containerOf = (sample: InstantSample): ContainerStory => {
    const { containers } = storyOf(sample);
    const name = sample.labels['container'] ?? '';
    const container = containers.get(name) ?? {
      ...{ waiting: new Set<string>(), terminated: new Set<string>(), ended: new Set<string>() },
      restarts: details.restarts ? 0 : null,
      exitCode: null,
    };
    containers.set(name, container);
    return container;
  };
  const inPods = (samples: readonly InstantSample[] | undefined) =>
    (samples ?? []).filter(({ labels, value }) => labels['namespace'] && labels['pod'] && Number.isFinite(value));
  const word = ({ labels }: InstantSample, label = 'reason') => labels[label] ?? '';

  inPods(found.waiting).forEach((sample) => containerOf(sample).waiting.add(word(sample)));
  inPods(found.terminated).forEach((sample) => containerOf(sample).terminated.add(word(sample)));
  inPods(found.restarted).forEach(containerOf);
  inPods(found.starting).forEach((sample) => storyOf(sample).starting.push(word(sample)));
  inPods(found.unready).forEach((sample) => (storyOf(sample).unready = true));
  inPods(found.unschedulable).forEach((sample) => (storyOf(sample).unschedulable = true));
  inPods(found.phase).forEach((sample) => storyOf(sample).phases.push(word(sample, 'phase')));
  // What is known only from the second look says more of pods found, and finds none itself.
  const known = (samples: readonly InstantSample[] | undefined) =>
    inPods(samples).filter(({ labels }) => stories.has(podKey(labels)));
  known(details.restarts).forEach((sample) => (containerOf(sample).restarts = Math.round(sample.value)));
  known(details.exitCodes).forEach((sample) => (containerOf(sample).exitCode = sample.value));
  known(details.podReasons).forEach((sample) => storyOf(sample).reasons.push(word(sample)));
  known(details.deletions).forEach((sample) => (storyOf(sample).deletedAt = sample.value * 1000));

  const ends = readEdges(details.ends, { ...window, from: -Infinity }, containerKey);
  known(found.ended).forEach((sample) => {
    const container = containerOf(sample);
    const isRecent =
      ends.get(containerKey(sample.labels)) ?? ((container.restarts ?? 0) > 0 || container.waiting.size > 0);
    if (isRecent) {
      container.ended.add(word(sample));
    }
  });
  const spans = readEdges(details.edges, window, (labels) =>
    [labels['sign'], containerKey(labels), labels['reason'] ?? labels['phase'] ?? ''].join('/')
  );
  return {
    stories: [...stories.values()],
    span: (sign, key, value = '') =>
      sign === 'end' ? ends.get(key) : spans.get([sign, key.split('/').length < 4 ? `${key}/` : key, value].join('/')),
  };
}
