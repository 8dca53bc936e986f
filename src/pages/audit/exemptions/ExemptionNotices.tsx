import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import { type Exemptions } from './use-exemptions';

export interface ExemptionNoticesProps {
  exemptions: Exemptions;
  /** The page says already that the proxy does not answer. */
  isProxyLost: boolean;
  onAll(): void;
}

/** What keeps exemptions from being obeyed. */
export function ExemptionNotices({ exemptions, isProxyLost, onAll }: ExemptionNoticesProps) {
  const { list, problem, reload } = exemptions;
  const faults = (list?.invalid.length ?? 0) + (list?.leftOut ?? 0);
  return (
    <>
      {problem && !isProxyLost && (
        <Alert
          severity="warning"
          title={
            list
              ? t('audit.exempt.stale', 'Exemptions could not be loaded again: the list may be out of date')
              : t('audit.exempt.not-loaded', 'Exemptions could not be loaded: every finding counts as open')
          }
        >
          <p>{problem.detail}</p>
          <Button size="sm" variant="secondary" icon="sync" onClick={reload}>
            <Trans i18nKey="frame.problem.retry">Try again</Trans>
          </Button>
        </Alert>
      )}
      {faults > 0 && (
        <Alert
          severity="warning"
          title={t('audit.exempt.faults', '{{count}} annotations ask for an exemption and get none', { count: faults })}
        >
          <Button size="sm" variant="secondary" onClick={onAll}>
            <Trans i18nKey="audit.exempt.which">See which, and why</Trans>
          </Button>
        </Alert>
      )}
    </>
  );
}
