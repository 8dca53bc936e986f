import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import { type DialogAction } from './marking/mark-words';

export interface SelectionBarProps {
  count: number;
  onMark(action: DialogAction): void;
  onClear(): void;
}

/** What can be done with the rows chosen. Lies over the end of the list, so that nothing moves when it comes. */
export function SelectionBar({ count, onMark, onClear }: SelectionBarProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('exceptions.selection.label', 'Chosen incidents')}>
      <span className={styles.count} role="status">
        {t('exceptions.selection.count', '{{number}} selected', { number: count.toLocaleString() })}
      </span>
      <Button size="sm" icon="check" variant="secondary" onClick={() => onMark('acknowledge')}>
        <Trans i18nKey="exceptions.selection.acknowledge">Acknowledge</Trans>
      </Button>
      <Button size="sm" icon="bell-slash" variant="secondary" onClick={() => onMark('mute')}>
        <Trans i18nKey="exceptions.selection.mute">Mute</Trans>
      </Button>
      <IconButton name="times" aria-label={t('exceptions.selection.clear', 'Select none')} onClick={onClear} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'absolute',
    zIndex: 2,
    bottom: theme.spacing(5),
    left: '50%',
    transform: 'translateX(-50%)',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    boxShadow: theme.shadows.z3,
    whiteSpace: 'nowrap',
  }),
  count: css({ fontVariantNumeric: 'tabular-nums', marginRight: theme.spacing(0.5) }),
});
