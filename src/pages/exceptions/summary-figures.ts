import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { IncidentSummary } from '@vigil/core/contract/incidents';
import type { IncidentStatus } from '@vigil/core/vocabulary/incident';
import { severities, type Severity } from '@vigil/core/vocabulary/severity';
import { severityName } from '../../components/SeverityBadge';
import type { ExceptionsState } from './exceptions-url';

/** One count above the list, and the filter it stands for. */
export interface SummaryFigure {
  name: string;
  text: string;
  /** Its filter is set. */
  chosen: boolean;
  /** Sets its filter, or takes it away where it is set. */
  patch: Partial<ExceptionsState>;
  severity?: Severity;
}

/** What is to be told in one line; counts of nothing are left out, unless they are the filter. */
export function summaryFigures(
  summary: IncidentSummary,
  state: Pick<ExceptionsState, 'state' | 'severity' | 'afterChange' | 'startedInRange'>,
  since: { from: number; now: number; timeZone: string }
): SummaryFigure[] {
  const counted = (status: IncidentStatus) => summary.facets.state.find(({ value }) => value === status)?.count ?? 0;
  const only = (status: IncidentStatus) => state.state.length === 1 && state.state[0] === status;
  const ofStatus = (status: IncidentStatus, text: string) => ({
    name: status,
    text,
    chosen: only(status),
    patch: { state: only(status) ? [] : [status] },
  });
  const ofSwitch = (name: 'afterChange' | 'startedInRange', text: string) => ({
    name,
    text,
    chosen: state[name],
    patch: { [name]: !state[name] },
  });
  const [acknowledged, muted] = [counted('acknowledged'), counted('muted')];
  const { open, startedInRange = 0, afterChange } = summary;
  const figures: Array<[count: number, SummaryFigure]> = [
    [1, ofStatus('open', t('exceptions.summary.open', '{{open}} open', { open: open.toLocaleString() }))],
    [
      acknowledged,
      ofStatus(
        'acknowledged',
        t('exceptions.summary.acknowledged', '{{acknowledged}} acknowledged', {
          acknowledged: acknowledged.toLocaleString(),
        })
      ),
    ],
    [muted, ofStatus('muted', t('exceptions.summary.muted', '{{muted}} muted', { muted: muted.toLocaleString() }))],
    [
      startedInRange,
      ofSwitch(
        'startedInRange',
        t('exceptions.summary.started', '{{started}} new since {{time}}', {
          started: startedInRange.toLocaleString(),
          time: sinceText(since),
        })
      ),
    ],
    [
      afterChange,
      ofSwitch(
        'afterChange',
        t('exceptions.summary.after-change', '{{changed}} after a deploy', { changed: afterChange.toLocaleString() })
      ),
    ],
    ...severities.map((severity): [number, SummaryFigure] => {
      const count = summary.bySeverity[severity] ?? 0;
      const chosen = state.severity.length === 1 && state.severity[0] === severity;
      return [
        count,
        {
          name: severity,
          text: `${count.toLocaleString()} ${severityName(severity).toLowerCase()}`,
          chosen,
          patch: { severity: chosen ? [] : [severity] },
          severity,
        },
      ];
    }),
  ];
  return figures.filter(([count, { chosen }]) => count > 0 || chosen).map(([, figure]) => figure);
}

/** `10:00`, with the day where it is not today. */
function sinceText({ from, now, timeZone }: { from: number; now: number; timeZone: string }): string {
  const text = (at: number, format: string) => dateTimeFormat(at, { timeZone, format });
  const isToday = text(from, 'YYYY-MM-DD') === text(now, 'YYYY-MM-DD');
  return text(from, isToday ? 'HH:mm' : 'MM-DD HH:mm');
}
