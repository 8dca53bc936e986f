import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, useTheme2, type IconName } from '@grafana/ui';
import { type DeliveryState } from '@vigil/core/contract/notifications';
import { stateName } from './state-name';

const icons: Record<DeliveryState, IconName> = {
  waiting: 'clock-nine',
  sending: 'sync',
  sent: 'check-circle',
  digested: 'layer-group',
  dead: 'exclamation-triangle',
};

/** What became of a message: shape, word and colour. */
export function StateBadge({ state }: { state: DeliveryState }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <span className={styles.badge} style={{ color: colorOf(theme, state) }}>
      <Icon name={icons[state]} size="sm" aria-hidden />
      {stateName(state)}
    </span>
  );
}

function colorOf(theme: GrafanaTheme2, state: DeliveryState): string {
  switch (state) {
    case 'sent':
      return theme.colors.success.text;
    case 'dead':
      return theme.colors.error.text;
    case 'waiting':
      return theme.colors.warning.text;
    default:
      return theme.colors.text.secondary;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  badge: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
});
