import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { problemText } from '../../../components/states/problem-text';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import { spanText } from '../span-text';
import { StateBadge } from '../StateBadge';
import { getTableStyles } from '../table-styles';
import { useSending } from '../use-sending';

/** Milliseconds between two looks at what became of the test. */
const every = 1000;

/** Sends a test to one receiver and follows it until the service has answered. */
export function SendTest({ receiver }: { receiver: string }) {
  const styles = useStyles2(getStyles);
  const { sending, answer, problem, send } = useSending('testReceiver');
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        icon="message"
        disabled={sending}
        aria-label={t('notifications.test.label', 'Send a test to {{receiver}}', {
          receiver,
          interpolation: { escapeValue: false },
        })}
        onClick={() => send({ receiver })}
      >
        <Trans i18nKey="notifications.test.send">Send a test</Trans>
      </Button>
      <span role="status" className={styles.result}>
        {problem && `${problemText(problem.kind).title}. ${problem.detail}`}
        {answer && <TestResult key={answer.id} id={answer.id} />}
      </span>
    </>
  );
}

function TestResult({ id }: { id: number }) {
  const table = useStyles2(getTableStyles);
  const { report } = useProxyReport('delivery', { id }, { every });
  if (report.status === 'loading') {
    return <Trans i18nKey="notifications.test.waiting">on its way …</Trans>;
  }
  if (report.status === 'failed') {
    return <>{problemText(report.problem.kind).title}</>;
  }
  const { state, latencyMs, why } = report.report.delivery;
  return (
    <>
      <StateBadge state={state} /> {state === 'sent' && latencyMs !== null && spanText(latencyMs)}
      {why && <span className={table.words}> {why}</span>}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  result: css({ color: theme.colors.text.secondary, minWidth: 0 }),
});
