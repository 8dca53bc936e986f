import type { ContainerException } from './exception.ts';
import type { IgnoreRule } from './ignore-rules.ts';

/** Something that is visible in a pod's state, before it is decided whether it is told, left out, or waited for. */
export interface Trouble {
  exception: ContainerException;
  /** Why it is left out; null: it counts. */
  rule: IgnoreRule | null;
  /** It counts from this moment on, Unix milliseconds; null: at once. */
  from: number | null;
  /** The rule that names it until then. */
  early: IgnoreRule | null;
  /** What comes within moments may tell more of it: wait for that. */
  settles: boolean;
}

/** A trouble that counts at once. */
export function trouble(exception: ContainerException, over: Partial<Omit<Trouble, 'exception'>> = {}): Trouble {
  return { exception, rule: null, from: null, early: null, settles: false, ...over };
}
