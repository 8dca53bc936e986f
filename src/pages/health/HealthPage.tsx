import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ToolbarButton, useStyles2 } from '@grafana/ui';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/states/ProblemAlert';
import { SkeletonRows } from '../../components/states/SkeletonRows';
import { StaleBanner } from '../../components/states/StaleBanner';
import { useProxyReport } from '../../proxy/use-proxy-report';
import { ClusterCard } from './ClusterCard';
import { IgnoredCard } from './IgnoredCard';
import { LogCaptureCard } from './LogCaptureCard';
import { ProxyCard } from './ProxyCard';
import { StoreCard } from './StoreCard';

/** Milliseconds. */
const every = 15_000;

/** Can I trust what I see? */
export default function HealthPage() {
  const styles = useStyles2(getStyles);
  const [query] = useState({});
  const { report, isFetching, reload } = useProxyReport('health', query, { every });
  const known = 'report' in report ? report : undefined;
  return (
    <PageFrame
      title={t('health.title', 'Health')}
      subtitle={t('health.subtitle', 'Can you trust what you see')}
      actions={
        <ToolbarButton
          icon="sync"
          variant="canvas"
          disabled={isFetching}
          aria-label={t('frame.refresh', 'Refresh')}
          tooltip={t('frame.refresh', 'Refresh')}
          onClick={reload}
        />
      }
    >
      {report.status === 'loading' && <SkeletonRows rows={12} />}
      {report.status === 'failed' && <ProblemAlert problem={report.problem} onRetry={reload} />}
      {report.status === 'stale' && <StaleBanner at={report.at} problem={report.problem} onRetry={reload} />}
      {known && (
        <>
          <div className={styles.cards}>
            <ProxyCard health={known.report} receivedAt={known.at} />
            <StoreCard store={known.report.store} />
            <LogCaptureCard logs={known.report.logs} />
            <IgnoredCard ignored={known.report.ignored} />
          </div>
          {known.report.clusters.map((cluster) => (
            <ClusterCard key={cluster.name} cluster={cluster} />
          ))}
        </>
      )}
    </PageFrame>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: theme.spacing(1.5),
  }),
});
