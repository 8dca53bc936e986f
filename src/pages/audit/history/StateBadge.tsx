import React from 'react';
import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { useStateOf } from './history-context';
import { stateName } from './state-name';

/** Marks a finding that was not there at the moment the page compares with. */
export function StateBadge({ finding }: { finding: Finding }) {
  switch (useStateOf()(finding)) {
    case 'new':
      return (
        <Badge
          color="orange"
          text={stateName('new')}
          tooltip={t('audit.history.new-hint', 'Its check was decided then, and did not find it')}
        />
      );
    case 'unknown':
      return (
        <Badge
          color="darkgrey"
          text={stateName('unknown')}
          tooltip={t('audit.history.unknown-hint', 'Its check could not be decided then: it may be old')}
        />
      );
    default:
      return null;
  }
}
