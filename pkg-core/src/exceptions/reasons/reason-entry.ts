import type { LocalText } from '../../vocabulary/local-text.ts';
import type { Severity } from '../../vocabulary/severity.ts';

/** What is known of one reason. To explain one more: one entry in the file of its group. */
export interface ReasonEntry {
  severity: Severity;
  /** What it means, in one or two sentences. */
  explanation: LocalText;
  /** What to do first. */
  nextStep: LocalText;
  /** A command to copy, with `{namespace}`, `{pod}`, `{container}`, `{workload}` and `{node}` to be filled in. */
  command: string;
  /** Whether a container ran and may have left a log. */
  hasLog: boolean;
}

export type ReasonGroup = Readonly<Record<string, ReasonEntry>>;

export const describePod = 'kubectl -n {namespace} describe pod {pod}';
export const previousLog = 'kubectl -n {namespace} logs {pod} -c {container} --previous --tail=200';
