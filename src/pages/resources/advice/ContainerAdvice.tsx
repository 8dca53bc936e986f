import React, { useEffect, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Figures } from '@vigil/core/resources/pod-row';
import type { Recommendation } from '@vigil/core/resources/recommend';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { localText } from '../../../i18n/local-text';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import type { Analysis } from '../analyse';
import { bytesText, coresText, shareText, unknown } from '../figure-text';
import { AdviceSummary } from './AdviceSummary';
import { CopyBlock } from './CopyBlock';
import { fetchContainers, type ContainersAnswer } from './fetch-containers';
import { Percentiles } from './Percentiles';

export interface ContainerAdviceProps {
  /** Of a workload. */
  row: ResourceRow;
  analysis: Analysis;
  source: { uid: string };
}

/** What each container used, what it should ask for, why, and the command that says so to the cluster. */
export function ContainerAdvice({ row: workloadRow, analysis, source }: ContainerAdviceProps) {
  const styles = useStyles2(getStyles);
  const [answer, setAnswer] = useState<ContainersAnswer>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    fetchContainers(workloadRow, analysis, source.uid, signal)
      .then((arrived) => {
        setAnswer(arrived);
        setProblem(undefined);
      })
      .catch((cause: unknown) => {
        if (!signal.aborted) {
          setProblem(toPrometheusError(cause, signal).message);
        }
      });
    return () => controller.abort();
  }, [workloadRow, analysis, source.uid]);

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
  if (!answer) {
    return (
      <p role="status" className={styles.placeholder}>
        <Trans i18nKey="resources.advice.loading">Loading containers…</Trans>
      </p>
    );
  }
  const { containers: rows, recommendation } = answer;
  const advice = recommendation?.containers ?? [];
  const patch = recommendation?.kubectl;
  return (
    <section aria-label={t('resources.advice.label', 'Recommendation')}>
      <h4 className={styles.title}>
        <Trans i18nKey="resources.advice.heading">Recommendation, by this window</Trans>
      </h4>
      {recommendation ? (
        <AdviceSummary recommendation={recommendation} />
      ) : (
        <p className={styles.placeholder}>
          <Trans i18nKey="resources.advice.unmeasured">
            Nothing was measured of its containers: no recommendation.
          </Trans>
        </p>
      )}
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
      <Percentiles row={workloadRow} analysis={analysis} source={source} />
      {patch && <CopyBlock text={patch} label={t('resources.advice.copy', 'Copy patch')} />}
      {recommendation && (
        <CopyBlock text={recommendation.helm} label={t('resources.advice.copy-helm', 'Copy Helm values')} />
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
});
