/** How long a state may last before it counts as trouble, or as over. Milliseconds. */
export interface GracePeriods {
  /** A pod that no node takes, from its creation. */
  unschedulable: number;
  /** Creating and initialising. */
  starting: number;
  /** An image that can not be pulled, from when it could be. */
  pulling: number;
  /** A scheduling gate is no longer harmless after this time. */
  gated: number;
  /** Containers run, and the pod is not ready. */
  notReady: number;
  nodeNotReady: number;
  /** A node is short of something, or without network. */
  nodePressure: number;
  /** After the latest restart a container counts as flapping. */
  flapping: number;
  /** A container that runs this long is well though it is not ready. */
  running: number;
  /** What the kubelet does after a crash, and the events that explain it, arrive within this time. */
  settling: number;
  /** The pods of a failed Job may be listed this much later than the Job. */
  jobPods: number;
}

export const gracePeriods: GracePeriods = {
  unschedulable: 60_000,
  starting: 300_000,
  pulling: 120_000,
  gated: 3_600_000,
  notReady: 300_000,
  nodeNotReady: 40_000,
  nodePressure: 60_000,
  flapping: 600_000,
  running: 60_000,
  settling: 3_000,
  jobPods: 10_000,
};
