import React from 'react';
import { t } from '@grafana/i18n';
import { contractVersion } from '@vigil/core/contract/endpoints';
import { type Health } from '@vigil/core/contract/health';
import { RelativeTime } from '../../components/RelativeTime';
import { HealthCard, HealthFigures } from './HealthCard';

/** The clocks of browser and proxy may differ by this without a word. Milliseconds. */
const clockTolerance = 30_000;

/** The companion service itself: version, age, and whether it speaks this plugin's contract. */
export function ProxyCard({ health, receivedAt }: { health: Health; /** Unix milliseconds. */ receivedAt: number }) {
  const same = health.contractVersion === contractVersion;
  const skew = Math.abs(receivedAt - health.now);
  return (
    <HealthCard
      title={t('health.proxy.title', 'Proxy')}
      level={same ? 'good' : 'bad'}
      state={same ? t('health.proxy.answers', 'answers') : t('health.proxy.other-version', 'other version')}
      problem={
        same
          ? null
          : t(
              'health.proxy.mismatch',
              'The proxy speaks contract {{theirs}}, this plugin {{ours}}: run both in the same version',
              {
                theirs: health.contractVersion,
                ours: contractVersion,
              }
            )
      }
    >
      <HealthFigures
        figures={[
          [t('health.proxy.version', 'Version'), health.version],
          [t('health.proxy.started', 'Started'), <RelativeTime key="started" at={health.startedAt} />],
          [t('health.proxy.clusters', 'Clusters'), health.clusters.length],
          ...(skew > clockTolerance
            ? ([
                [t('health.proxy.skew', 'Its clock differs from this browser by'), `${Math.round(skew / 1000)} s`],
              ] as Array<[string, React.ReactNode]>)
            : []),
        ]}
      />
    </HealthCard>
  );
}
