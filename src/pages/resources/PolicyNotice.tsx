import React from 'react';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { PolicyProblem } from '@vigil/core/resources/policy';
import { localText } from '../../i18n/local-text';

/** Says that the configured thresholds are not used, and why. */
export function PolicyNotice({ problems }: { problems: readonly PolicyProblem[] }) {
  return problems.length === 0 ? null : (
    <Alert
      severity="warning"
      title={t('resources.policy.ignored', 'The configured thresholds are not understood: the default ones are used')}
    >
      {problems.map(({ path, text }) => (
        <div key={path}>{localText(text)}</div>
      ))}
    </Alert>
  );
}
