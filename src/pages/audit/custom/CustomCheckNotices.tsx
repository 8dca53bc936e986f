import React from 'react';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { type TeamChecks } from './use-custom-checks';

/** What of the team's checks is not in use, and why. */
export function CustomCheckNotices({ custom: { known, faults } }: { custom: TeamChecks }) {
  const { unreadable } = known.custom;
  return (
    <>
      {faults.length > 0 && (
        <Alert
          severity="warning"
          title={t(
            'audit.custom.faults',
            'The custom checks were changed and can not be used so; those before stay in use'
          )}
        >
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Alert>
      )}
      {unreadable.length > 0 && (
        <Alert
          severity="warning"
          title={t(
            'audit.custom.unreadable',
            'This version of the plugin can not read some custom checks: {{ids}}. Run the plugin and the proxy in the same version.',
            { ids: unreadable.map(({ id }) => id).join(', '), interpolation: { escapeValue: false } }
          )}
        >
          <ul>
            {unreadable.map((check) => (
              <li key={check.id}>
                {check.id}: {check.faults.join('; ')}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
}
