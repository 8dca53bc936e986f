/** What the raw samples of one pod's own cgroup say of a window: reckoned as they are written, by no query. */
export interface PodTruth {
  /** The largest rate between two neighbouring samples, cores. */
  cpuMax: number;
  /** CPU seconds between neighbouring samples, and the seconds that lie between them. */
  cpuSeconds: number;
  seconds: number;
  memoryMax: number;
  memorySum: number;
  samples: number;
}

/** By `namespace/pod`: every life under one name. */
export class Truth {
  readonly pods = new Map<string, PodTruth>();
  readonly #from: number;
  readonly #to: number;

  /** The window, Unix milliseconds: (from, to]. */
  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
  }

  /** One sample of both metrics; `before`: the one before it in the same series. */
  note(
    key: string,
    time: number,
    cpu: number,
    memory: number,
    before: { time: number; cpu: number } | undefined
  ): void {
    if (time <= this.#from || time > this.#to) {
      return;
    }
    let pod = this.pods.get(key);
    if (!pod) {
      pod = { cpuMax: 0, cpuSeconds: 0, seconds: 0, memoryMax: 0, memorySum: 0, samples: 0 };
      this.pods.set(key, pod);
    }
    pod.samples += 1;
    pod.memorySum += memory;
    pod.memoryMax = Math.max(pod.memoryMax, memory);
    if (before && before.time > this.#from) {
      const seconds = (time - before.time) / 1000;
      pod.cpuSeconds += cpu - before.cpu;
      pod.seconds += seconds;
      pod.cpuMax = Math.max(pod.cpuMax, (cpu - before.cpu) / seconds);
    }
  }
}
