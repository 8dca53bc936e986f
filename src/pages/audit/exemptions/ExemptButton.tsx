import React from 'react';
import { Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { useWhyNotExempt } from './use-may-exempt';

/** Opens the dialog; disabled with the reason for who may not. */
export function ExemptButton({ onClick }: { onClick(): void }) {
  const whyNot = useWhyNotExempt();
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="outline"
      icon="eye-slash"
      disabled={whyNot !== undefined}
      tooltip={whyNot}
      onClick={onClick}
    >
      <Trans i18nKey="audit.exempt.button">Exempt…</Trans>
    </Button>
  );
}
