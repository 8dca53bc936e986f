import React from 'react';
import { t } from '@grafana/i18n';
import { type Health } from '@vigil/core/contract/health';
import { describeIgnoreRule } from '@vigil/core/exceptions/ignore-rules';
import { localText } from '../../i18n/local-text';
import { HealthCard, HealthFigures } from './HealthCard';

/** What was seen and deliberately not made an incident, by rule. */
export function IgnoredCard({ ignored }: { ignored: Health['ignored'] }) {
  const total = ignored.reduce((sum, { count }) => sum + count, 0);
  return (
    <HealthCard
      title={t('health.ignored.title', 'Ignored on purpose')}
      level="good"
      isWide
      state={t('health.ignored.total', '{{total}} in all', { total })}
    >
      {ignored.length === 0 ? (
        t('health.ignored.none', 'Nothing was left out since the proxy started')
      ) : (
        <HealthFigures figures={ignored.map(({ rule, count }) => [localText(describeIgnoreRule(rule)), count])} />
      )}
    </HealthCard>
  );
}
