import { describeReason } from '../exceptions/reasons/describe-reason.ts';
import type { Incident } from '../vocabulary/incident.ts';
import type { Notice } from './notice.ts';

/** What is known of a workload and its namespace besides an incident. */
export interface WorkloadFacts {
  labels: Record<string, string>;
  /** Of the workload, before those of its namespace. */
  mentions: string[];
}

/** The annotation of a namespace or workload that names people: `zhangsan, dingtalk:13800000000, slack:U012AB3CD`. */
export const mentionAnnotation = 'vigil.io/mention';

/** The names in the value of {@link mentionAnnotation}. */
export function parseMentions(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.length <= 200);
}

/** Those of the names that are meant for a channel: `wecom:name` for one, a name without a channel for all. */
export function mentionsFor(channel: string, mentions: readonly string[]): string[] {
  const meant = mentions.flatMap((mention) => {
    const [, prefix, name] = /^([a-z]+):(.+)$/.exec(mention) ?? [];
    return prefix === undefined ? [mention] : prefix === channel && name !== undefined ? [name] : [];
  });
  return [...new Set(meant)];
}

/** An incident as something to tell of. */
export function noticeOfIncident(incident: Incident, facts: WorkloadFacts = { labels: {}, mentions: [] }): Notice {
  const { id, workload, container, reason, exitCode, state, severity, occurrences } = incident;
  const { explanation, nextStep } = describeReason(reason);
  const where = `${workload.kind} ${workload.namespace === '' ? '' : `${workload.namespace}/`}${workload.name}`;
  const what = exitCode !== null && exitCode !== 0 ? `${reason} (exit ${exitCode})` : reason;
  const text = `${where}${container === null ? '' : ` · ${container}`}: ${what}`;
  return {
    ...{ subject: id, source: 'incident', status: state === 'open' ? 'firing' : 'resolved' },
    at: state === 'open' ? incident.lastSeen : (incident.endedAt ?? incident.lastSeen),
    ...{ since: incident.firstSeen, endedAt: incident.endedAt, severity, cluster: incident.cluster, workload },
    ...{ labels: facts.labels, reason, title: { en: text, zh: text }, message: incident.message },
    ...{ why: explanation, nextStep, container, pod: incident.pod || null, node: incident.node, image: incident.image },
    ...{ occurrences, mentions: facts.mentions, url: '' },
  };
}
