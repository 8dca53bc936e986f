/** What the metrics said of one container in the range. */
export interface ContainerSigns {
  waiting: ReadonlySet<string>;
  terminated: ReadonlySet<string>;
  /** How instances before the present one ended, within the range. */
  ended: ReadonlySet<string>;
  /** Null: unknown. */
  restarts: number | null;
}

export interface ContainerReason {
  sign: 'waiting' | 'terminated' | 'ended' | 'restarted';
  /** Null: it was restarted, and nothing says why. */
  reason: string | null;
}

/** These say more than that a container crashes again and again; of all others the crash loop is the better word. */
const tellingEnds: ReadonlySet<string> = new Set(['OOMKilled', 'ContainerStatusUnknown']);

/**
 * The reasons of one container, each once, named as exceptions seen in the Kubernetes API are: the waiting time of a pull
 * is the pull's, that of a crash belongs to the crash. Ends without an error give none.
 */
export function containerReasons({ waiting, terminated, ended, restarts }: ContainerSigns): ContainerReason[] {
  const ends = [...new Set([...terminated, ...ended])].filter((reason) => reason !== 'Completed');
  const loops = waiting.has('CrashLoopBackOff');
  const told = loops && ends.length > 0 && ends.every((reason) => tellingEnds.has(reason));
  const words = new Set([...waiting].map((word) => (word === 'ErrImagePull' ? 'ImagePullBackOff' : word)));
  if (told) {
    words.delete('CrashLoopBackOff');
  }
  const reasons: ContainerReason[] = [...words].map((reason) => ({ sign: 'waiting', reason }));
  for (const reason of ends) {
    if (!loops || tellingEnds.has(reason)) {
      reasons.push({ sign: terminated.has(reason) ? 'terminated' : 'ended', reason });
    }
  }
  const isExplained = reasons.length > 0 || ended.has('Completed') || terminated.has('Completed');
  return !isExplained && (restarts ?? 0) > 0 ? [{ sign: 'restarted', reason: null }] : reasons;
}
