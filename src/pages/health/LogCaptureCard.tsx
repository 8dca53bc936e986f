import React from 'react';
import { t } from '@grafana/i18n';
import { type Health } from '@vigil/core/contract/health';
import { HealthCard, HealthFigures } from './HealthCard';

/** Whether the logs of dead containers are caught before the kubelet forgets them. */
export function LogCaptureCard({ logs }: { logs: Health['logs'] }) {
  const { queued, captured, gone, failed, dropped } = logs;
  const lossy = dropped > 0 || failed > 0;
  return (
    <HealthCard
      title={t('health.logs.title', 'Log capture')}
      level={lossy ? 'degraded' : 'good'}
      state={lossy ? t('health.logs.lossy', 'some were lost') : t('health.logs.complete', 'nothing lost')}
    >
      <HealthFigures
        figures={[
          [t('health.logs.captured', 'Captured'), captured],
          [t('health.logs.queued', 'Waiting'), queued],
          [t('health.logs.gone', 'No longer at the kubelet'), gone],
          [t('health.logs.failed', 'Could not be fetched'), failed],
          [t('health.logs.dropped', 'Dropped: the queue was full'), dropped],
        ]}
      />
    </HealthCard>
  );
}
