import React from 'react';
import { locationUtil } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, LinkButton } from '@grafana/ui';
import { EmptyState } from '../../components/states/EmptyState';
import { pagePath } from '../../routing/pages';

export interface NoIncidentsProps {
  /** Filters are set: there may be incidents that do not match them. */
  narrowed: boolean;
  /** Incidents of the time range without the filters; undefined: not known. */
  others: number | undefined;
  onClear(): void;
}

/** Why the list is empty. */
export function NoIncidents({ narrowed, others, onClear }: NoIncidentsProps) {
  if (narrowed) {
    return (
      <EmptyState
        icon="filter"
        title={t('exceptions.empty.filtered-title', 'No incident matches these filters')}
        actions={
          <Button variant="secondary" onClick={onClear}>
            <Trans i18nKey="exceptions.empty.clear">Clear the filters</Trans>
          </Button>
        }
      >
        {others === undefined || others === 0
          ? t(
              'exceptions.empty.filtered-text',
              'Incidents of this time range exist only outside of them, or not at all.'
            )
          : t('exceptions.empty.filtered-more', 'Outside of them, the time range has {{others}}.', {
              others: others.toLocaleString(),
            })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="check-circle"
      title={t('exceptions.empty.title', 'Nothing broke in this time range')}
      actions={
        <LinkButton variant="secondary" icon="heart" href={locationUtil.assureBaseUrl(pagePath('health'))}>
          <Trans i18nKey="exceptions.empty.health">Check that everything is watched</Trans>
        </LinkButton>
      }
    >
      <Trans i18nKey="exceptions.empty.text">
        The proxy answered and knows of no crash, failed pull, eviction or failed job here. Choose a longer time range,
        or check on the Health page that it sees all of your clusters.
      </Trans>
    </EmptyState>
  );
}
