import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { describeExit } from '@vigil/core/exceptions/exit-code';
import { describeReason, fillCommand } from '@vigil/core/exceptions/reasons/describe-reason';
import { localText } from '../../../i18n/local-text';
import { ChangeLine } from './ChangeLine';
import { SimilarIncidents } from './SimilarIncidents';

export interface IncidentAdviceProps {
  detail: IncidentDetail;
  timeZone: string;
  /** Shows every incident with the same error in its log. */
  onShowSimilar(): void;
}

/** What happened, after which change, why, what to do first, and where else. */
export function IncidentAdvice({ detail, timeZone, onShowSimilar }: IncidentAdviceProps) {
  const styles = useStyles2(getStyles);
  const { incident, similar } = detail;
  // Latest first. It may have begun for the second time.
  const began = detail.occurrences.findLast(({ at }) => at >= (incident.change?.at ?? Infinity))?.at;
  const { explanation, nextStep, command } = describeReason(incident.reason);
  const exit = describeExit(incident.exitCode, incident.signal);
  const filled = fillCommand(command, {
    namespace: incident.workload.namespace,
    pod: incident.pod,
    container: incident.container,
    workload: incident.workload.name,
    node: incident.node,
  });
  return (
    <dl className={styles.advice}>
      {(exit || incident.message) && (
        <>
          <dt>{t('exceptions.advice.what', 'What')}</dt>
          <dd>
            {exit && <div>{localText(exit)}</div>}
            {incident.message && <pre className={styles.message}>{incident.message}</pre>}
          </dd>
        </>
      )}
      {incident.change && (
        <>
          <dt>{t('exceptions.advice.change', 'After')}</dt>
          <dd>
            <ChangeLine change={incident.change} began={began} timeZone={timeZone} />
          </dd>
        </>
      )}
      <dt>{t('exceptions.advice.why', 'Why')}</dt>
      <dd>{localText(explanation)}</dd>
      <dt>{t('exceptions.advice.do', 'Do')}</dt>
      <dd>
        {localText(nextStep)}
        <div className={styles.command}>
          <code className={styles.code}>{filled}</code>
          <ClipboardButton
            size="sm"
            variant="secondary"
            fill="text"
            icon="copy"
            getText={() => filled}
            aria-label={t('exceptions.advice.copy', 'Copy the command')}
          />
        </div>
      </dd>
      {similar.total > 0 && (
        <>
          <dt>{t('exceptions.advice.where', 'Where')}</dt>
          <dd>
            {/* Said above already where it is the message. */}
            <SimilarIncidents
              similar={similar}
              errorLine={incident.message.includes(incident.log.errorLine) ? '' : incident.log.errorLine}
              timeZone={timeZone}
              onShowAll={onShowSimilar}
            />
          </dd>
        </>
      )}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  advice: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.75, 2),
    marginBottom: theme.spacing(1.5),
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    dd: { margin: 0 },
  }),
  message: css({
    maxHeight: 96,
    margin: theme.spacing(0.5, 0, 0),
    padding: theme.spacing(0.5, 1),
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-word',
  }),
  command: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), marginTop: theme.spacing(0.5) }),
  code: css({
    minWidth: 0,
    overflowX: 'auto',
    padding: theme.spacing(0.25, 1),
    background: theme.colors.background.canvas,
    whiteSpace: 'nowrap',
  }),
});
