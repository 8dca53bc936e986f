import type { InstantSample } from '../prometheus/parse-answer.ts';
import type { PodName } from './plan-gone-pods.ts';
import type { ResourceWindow } from './scope.ts';

/** That nothing is known of a pod is believed this long: it may be so young that it is not scraped yet. Milliseconds. */
const silence = 300_000;
/** Answers about pods that are kept: those of a few days of a large cluster. */
const mostPods = 50_000;

interface Known {
  /** End of the window in which it was asked, Unix milliseconds. */
  at: number;
  samples: InstantSample[];
}

/**
 * What was answered about pods that were asked by name: what was said last of a pod that is gone does not change any
 * more. Of one cluster of one source.
 */
export class KnownPods {
  readonly #answers = new Map<string, Known>();

  /** Those of which no answer to the question `id` is known for a window. */
  lacking(id: string, pods: readonly PodName[], window: ResourceWindow): PodName[] {
    return pods.filter((pod) => this.#find(id, pod, window) === undefined);
  }

  /** What is known of these pods. */
  recall(id: string, pods: readonly PodName[], window: ResourceWindow): InstantSample[] {
    return pods.flatMap((pod) => this.#find(id, pod, window) ?? []);
  }

  /** The answer to a question about some pods; of those that it does not name nothing is known. */
  learn(id: string, pods: readonly PodName[], samples: readonly InstantSample[], window: ResourceWindow): void {
    if (this.#answers.size > mostPods) {
      this.#answers.clear();
    }
    for (const pod of pods) {
      this.#answers.set(keyOf(id, pod), { at: window.to, samples: [] });
    }
    for (const sample of samples) {
      const { namespace = '', pod = '' } = sample.labels;
      this.#answers.get(keyOf(id, { namespace, pod }))?.samples.push(sample);
    }
  }

  /** They are told of again, so that what they said last is still to come. */
  forget(id: string, samples: readonly InstantSample[] = []): void {
    for (const { labels } of this.#answers.size > 0 ? samples : []) {
      this.#answers.delete(keyOf(id, { namespace: labels['namespace'] ?? '', pod: labels['pod'] ?? '' }));
    }
  }

  #find(id: string, pod: PodName, { from, to }: ResourceWindow): InstantSample[] | undefined {
    const known = this.#answers.get(keyOf(id, pod));
    if (!known || known.at > to || known.at <= from) {
      return undefined;
    }
    return known.samples.length > 0 || to - known.at < silence ? known.samples : undefined;
  }
}

function keyOf(id: string, { namespace, pod }: PodName): string {
  return `${id} ${namespace}/${pod}`;
}
