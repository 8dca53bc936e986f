import React from 'react';
import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { useStateOf } from './history-context';

/** How many findings of a group are new; nothing where none is. */
export function NewCount({ findings }: { findings: readonly Finding[] }) {
  const stateOf = useStateOf();
  const count = findings.filter((finding) => stateOf(finding) === 'new').length;
  return count > 0 ? <Badge color="orange" text={t('audit.history.count-new', '{{count}} new', { count })} /> : null;
}
