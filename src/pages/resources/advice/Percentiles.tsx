import React, { useEffect, useRef, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import {
  percentiles,
  planPercentiles,
  readPercentiles,
  type Percentiles as Figures,
} from '@vigil/core/resources/plan-percentiles';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { toPrometheusError } from '../../../prometheus/PrometheusError';
import { runPlan } from '../../../prometheus/runPlan';
import type { Analysis } from '../analyse';
import { scopeOfRow } from '../details/scope-of-row';
import { bytesText, coresWords } from '../figure-text';

type State =
  | { status: 'idle' }
  | { status: 'running' }
  | { status: 'failed'; problem: string }
  | { status: 'ready'; cpu: Figures; memory: Figures };

export interface PercentilesProps {
  row: ResourceRow;
  analysis: Analysis;
  source: { uid: string };
}

/** Percentiles of what the row's pods used together: asked for on demand, as they are dear. */
export function Percentiles({ row, analysis, source }: PercentilesProps) {
  const styles = useStyles2(getStyles);
  const [state, setState] = useState<State>({ status: 'idle' });
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const load = async () => {
    const controller = new AbortController();
    running.current = controller;
    const { window } = analysis.input;
    setState({ status: 'running' });
    try {
      const plan = planPercentiles(scopeOfRow(row, analysis.scope), window, analysis.capabilities, 'sum');
      const { answers, runs } = await runPlan(source.uid, plan, { time: window.to, signal: controller.signal });
      const found = readPercentiles(answers).get('');
      const failed = runs.find(({ error }) => error !== undefined)?.error?.message;
      setState(
        !found && failed ? { status: 'failed', problem: failed } : { status: 'ready', cpu: {}, memory: {}, ...found }
      );
    } catch (cause) {
      if (!controller.signal.aborted) {
        setState({ status: 'failed', problem: toPrometheusError(cause, controller.signal).message });
      }
    }
  };

  if (state.status === 'ready') {
    return (
      <dl className={styles.figures}>
        {percentiles.map((percentile) => (
          <React.Fragment key={percentile}>
            <dt>{percentile}</dt>
            <dd>{`${coresWords(state.cpu[percentile])} · ${bytesText(state.memory[percentile])}`}</dd>
          </React.Fragment>
        ))}
      </dl>
    );
  }
  return (
    <div className={styles.line}>
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        disabled={state.status === 'running'}
        onClick={() => void load()}
      >
        <Trans i18nKey="resources.percentiles.load">Load percentiles</Trans>
      </Button>
      {state.status === 'running' && (
        <span role="status">{t('resources.percentiles.running', 'Looking at every sample again…')}</span>
      )}
      {state.status === 'failed' && (
        <span role="alert">
          {t('resources.percentiles.failed', 'No percentiles: {{problem}}', {
            problem: state.problem,
            // React escapes already.
            interpolation: { escapeValue: false },
          })}
        </span>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), margin: theme.spacing(1, 0) }),
  figures: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    margin: theme.spacing(1, 0),
    fontVariantNumeric: 'tabular-nums',
    dt: { color: theme.colors.text.secondary, fontWeight: 'normal' },
    dd: { margin: theme.spacing(0, 2, 0, 0) },
  }),
});
