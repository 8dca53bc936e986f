import React, { useEffect, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import type { Capabilities } from '@vigil/core/resources/capabilities';
import { kubectlPatch } from '@vigil/core/resources/kubectl-patch';
import { foldContainers, planContainers, type ContainerRow } from '@vigil/core/resources/plan-containers';
import type { Figures } from '@vigil/core/resources/pod-row';
import type { Policy } from '@vigil/core/resources/policy';
import { recommend, type Recommendation } from '@vigil/core/resources/recommend';
import type { ResourceScope, ResourceWindow } from '@vigil/core/resources/scope';
import type { WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { localText } from '../../i18n/local-text';
import { toPrometheusError } from '../../prometheus/PrometheusError';
import { runPlan } from '../../prometheus/runPlan';
import { bytesText, coresText, shareText, unknown } from './figure-text';

export interface ContainerAdviceProps {
  workload: WorkloadRef;
  scope: ResourceScope;
  window: ResourceWindow;
  capabilities: Capabilities;
  source: { uid: string };
  policy: Policy;
}

/** What each container used, what it should ask for, why, and the command that says so to the cluster. */
export function ContainerAdvice({ workload, scope, window, capabilities, source, policy }: ContainerAdviceProps) {
  const styles = useStyles2(getStyles);
  const [rows, setRows] = useState<ContainerRow[]>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    runPlan(source.uid, planContainers(scope, window, capabilities), { time: window.to, signal })
      .then(({ answers }) => {
        setRows(foldContainers(answers));
        setProblem(undefined);
      })
      .catch((cause: unknown) => {
        if (!signal.aborted) {
          setProblem(toPrometheusError(cause, signal).message);
        }
      });
    return () => controller.abort();
  }, [scope, window, capabilities, source.uid]);

  if (problem) {
    return (
      <p role="alert">
        {t('resources.advice.failed', 'The containers could not be loaded: {{problem}}', {
          problem,
          // React escapes already.
          interpolation: { escapeValue: false },
        })}
      </p>
    );
  }
  if (!rows) {
    return (
      <p role="status" className={styles.placeholder}>
        <Trans i18nKey="resources.advice.loading">Loading containers…</Trans>
      </p>
    );
  }
  const advice = rows.flatMap((row) => recommend(row, policy) ?? []);
  const patch = kubectlPatch(workload, advice);
  return (
    <section aria-label={t('resources.advice.label', 'Recommendation')}>
      <h4 className={styles.title}>
        <Trans i18nKey="resources.advice.title">Recommendation, by average and peak of this window</Trans>
      </h4>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('resources.advice.container', 'Container')}</th>
            <th>{t('resources.advice.cpu', 'CPU average | max')}</th>
            <th>{t('resources.advice.cpu-now', 'request / limit now → recommended')}</th>
            <th>{t('resources.advice.memory', 'Memory average | max')}</th>
            <th>{t('resources.advice.memory-now', 'request / limit now → recommended')}</th>
            <th>{t('resources.column.throttled', 'Throttled')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const own = advice.find(({ container }) => container === row.container);
            return (
              <tr key={row.container}>
                <td>{row.container}</td>
                <td>{used(row.cpu, coresText)}</td>
                <td>{change(row.cpu, own?.cpuRequest, own?.cpuLimit, coresText)}</td>
                <td>{used(row.memory, bytesText)}</td>
                <td>{change(row.memory, own?.memoryRequest, own?.memoryLimit, bytesText)}</td>
                <td>{shareText(row.throttled)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul className={styles.arithmetic}>
        {advice.flatMap(({ container, arithmetic }: Recommendation) =>
          arithmetic.map((text, index) => (
            <li key={`${container}${index}`}>
              {container}: {localText(text)}
            </li>
          ))
        )}
      </ul>
      {patch && (
        <div className={styles.patch}>
          <code className={styles.code}>{patch}</code>
          <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => patch}>
            <Trans i18nKey="resources.advice.copy">Copy patch</Trans>
          </ClipboardButton>
        </div>
      )}
      {patch && (
        <p className={styles.placeholder}>
          <Trans i18nKey="resources.advice.warning">
            One window is one sample: take a time of real load. Applying the patch restarts the pods.
          </Trans>
        </p>
      )}
    </section>
  );
}

function used({ average, max }: Figures, text: (value: number | undefined) => string): string {
  return `${text(average)} | ${text(max)}`;
}

function change(
  { request, limit }: Figures,
  newRequest: number | undefined,
  newLimit: number | undefined,
  text: (value: number | undefined) => string
): string {
  const pair = (a: number | undefined, b: number | undefined) => `${text(a)} / ${text(b)}`;
  return newRequest === undefined
    ? `${pair(request, limit)} → ${unknown}`
    : `${pair(request, limit)} → ${pair(newRequest, newLimit)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ ...theme.typography.h5, margin: theme.spacing(1, 0, 0.5) }),
  placeholder: css({ color: theme.colors.text.secondary, margin: theme.spacing(0.5, 0, 0) }),
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0.25, 1, 0.25, 0), textAlign: 'left' },
    th: { color: theme.colors.text.secondary, fontWeight: 'normal' },
  }),
  arithmetic: css({
    margin: theme.spacing(0.5, 0),
    paddingLeft: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  patch: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'start' }),
  code: css({ flex: '1 1 auto', minWidth: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
});
