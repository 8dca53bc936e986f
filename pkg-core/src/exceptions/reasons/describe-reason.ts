import { reasonCatalogue } from './catalogue.ts';
import { outOfReason } from './pod-reasons.ts';
import { describePod, type ReasonEntry } from './reason-entry.ts';

/** Severity, explanation and next step of any reason; a careful default for one that is not in the catalogue. */
export function describeReason(reason: string): ReasonEntry {
  if (Object.hasOwn(reasonCatalogue, reason)) {
    return reasonCatalogue[reason] ?? unknownReason(reason);
  }
  return /^OutOf/i.test(reason) ? outOfReason : unknownReason(reason);
}

function unknownReason(reason: string): ReasonEntry {
  return {
    severity: 'high',
    explanation: {
      en: `Kubernetes gives the reason ${reason || '(none)'}, which Vigil has no explanation for.`,
      zh: `Kubernetes 给出的原因是 ${reason || '（无）'}，Vigil 暂无对应说明。`,
    },
    nextStep: { en: 'Read the message and the pod’s events.', zh: '查看消息和 Pod 的事件。' },
    command: describePod,
    hasLog: true,
  };
}

/** Fills `{namespace}`, `{pod}` … of a command; what is not known keeps its braces. Names need no quoting in a shell. */
export function fillCommand(command: string, values: Readonly<Record<string, string | null>>): string {
  return command.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
