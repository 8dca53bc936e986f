import type { Finding } from '../vocabulary/finding.ts';
import type { Notice } from './notice.ts';

/** A finding of the audit that was not there before. `now` in Unix milliseconds. */
export function noticeOfFinding(finding: Finding, now: number): Notice {
  const { id, check, cluster, severity, subject, summary } = finding;
  const where = `${subject.kind} ${subject.namespace === '' ? '' : `${subject.namespace}/`}${subject.name}`;
  return {
    ...{ subject: `finding:${cluster}/${id}`, source: 'finding', status: 'firing', at: now, since: now, endedAt: null },
    ...{ severity, cluster, workload: subject, labels: {}, reason: check, message: '' },
    title: { en: `${where}: ${summary.en}`, zh: `${where}：${summary.zh}` },
    ...{ why: null, nextStep: null, container: null, pod: null, node: finding.node ?? null, image: null },
    ...{ occurrences: 1, mentions: [], url: '' },
  };
}
