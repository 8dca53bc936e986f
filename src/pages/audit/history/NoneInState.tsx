import React from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { EmptyState } from '../../../components/states/EmptyState';

/** There are findings, and none in the states that are asked for. */
export function NoneInState({ onAll }: { onAll(): void }) {
  return (
    <EmptyState
      icon="filter"
      title={t('audit.history.none-in-state', 'No finding of this kind since then')}
      actions={
        <Button variant="secondary" onClick={onAll}>
          <Trans i18nKey="audit.history.all-states">Show all findings</Trans>
        </Button>
      }
    />
  );
}
