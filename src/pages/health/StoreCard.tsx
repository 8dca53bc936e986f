import React from 'react';
import { formattedValueToString, getValueFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Health } from '@vigil/core/contract/health';
import { HealthCard, HealthFigures } from './HealthCard';
import { type HealthLevel } from './HealthMark';

type Store = Health['store'];

const levels: Record<Store['state'], HealthLevel> = { ready: 'good', 'read-only': 'degraded', failed: 'bad' };

/** Where incidents and logs are remembered. */
export function StoreCard({ store }: { store: Store }) {
  return (
    <HealthCard
      title={t('health.store.title', 'Store')}
      level={levels[store.state]}
      state={stateName(store.state)}
      problem={store.problem}
    >
      <HealthFigures
        figures={[
          [t('health.store.kind', 'Kind'), store.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'],
          [t('health.store.incidents', 'Incidents'), store.incidents],
          [t('health.store.logs', 'Logs'), formattedValueToString(getValueFormat('bytes')(store.logBytes))],
        ]}
      />
    </HealthCard>
  );
}

function stateName(state: Store['state']): string {
  switch (state) {
    case 'ready':
      return t('health.store.ready', 'ready');
    case 'read-only':
      return t('health.store.read-only', 'read-only');
    case 'failed':
      return t('health.store.failed', 'failed');
  }
}
