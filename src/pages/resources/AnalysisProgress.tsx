import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { localText } from '../../i18n/local-text';
import type { QueryRun } from '../../prometheus/runPlan';

/** What is being asked right now, above rows of the size of those to come. */
export function AnalysisProgress({ runs }: { runs: readonly QueryRun[] }) {
  const styles = useStyles2(getStyles);
  const done = runs.filter(({ status }) => status !== 'waiting' && status !== 'running').length;
  const current = runs.filter(({ status }) => status === 'running').map(({ title }) => localText(title));
  return (
    <div>
      <div className={styles.line}>
        <progress max={Math.max(1, runs.length)} value={done} className={styles.bar} />
        <Trans i18nKey="resources.progress" values={{ done, total: runs.length }}>
          {'{{done}} of {{total}} queries'}
        </Trans>
        <span>{[...new Set(current)].join(', ')}</span>
      </div>
      <SkeletonRows rows={10} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.text.secondary,
    height: 24,
  }),
  bar: css({ width: 160 }),
});
