import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Checkbox, useStyles2 } from '@grafana/ui';
import { useDismiss } from '../../../components/use-dismiss';
import { choosableIds, columnOf, usualIds, type ChoosableId } from './columns';

export interface ColumnMenuProps {
  chosen: readonly ChoosableId[];
  /** Of these, the ones that the window is too narrow for. */
  noRoom: readonly ChoosableId[];
  onChange(chosen: readonly ChoosableId[]): void;
}

/** Which columns the table has. */
export function ColumnMenu({ chosen, noRoom, onChange }: ColumnMenuProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const anchor = useDismiss<HTMLSpanElement>(isOpen, () => setOpen(false));
  const toggle = (id: ChoosableId) =>
    onChange(choosableIds.filter((other) => (other === id ? !chosen.includes(id) : chosen.includes(other))));
  return (
    <span className={styles.anchor} ref={anchor}>
      <Button
        size="sm"
        fill="text"
        variant="secondary"
        icon="columns"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Trans i18nKey="resources.columns.button">Columns</Trans>
      </Button>
      {isOpen && (
        <div className={styles.menu} role="group" aria-label={t('resources.columns.label', 'Columns of the table')}>
          {noRoom.length > 0 && (
            <p className={styles.note} role="note">
              {t(
                'resources.columns.no-room',
                'Left out, as the window is too narrow for them: {{names}}. A wider one has them; so has a choice of your own, which the table scrolls.',
                { names: noRoom.map((id) => columnOf(id).label()).join(', '), interpolation: { escapeValue: false } }
              )}
            </p>
          )}
          {choosableIds.map((id) => (
            <Checkbox
              key={id}
              label={columnOf(id).label()}
              description={descriptionOf(id, noRoom.includes(id))}
              value={chosen.includes(id)}
              // The last one stays: a table of names says nothing.
              disabled={chosen.length === 1 && chosen.includes(id)}
              onChange={() => toggle(id)}
            />
          ))}
          <Button size="sm" fill="text" variant="secondary" onClick={() => onChange(usualIds)}>
            <Trans i18nKey="resources.columns.usual">The usual ones</Trans>
          </Button>
        </div>
      )}
    </span>
  );
}

function descriptionOf(id: ChoosableId, isLeftOut: boolean): string | undefined {
  if (isLeftOut) {
    return t('resources.columns.left-out', 'no room in this window');
  }
  return columnOf(id).isUsual ? undefined : columnOf(id).hint();
}

const getStyles = (theme: GrafanaTheme2) => ({
  anchor: css({ position: 'relative' }),
  note: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  menu: css({
    position: 'absolute',
    zIndex: theme.zIndex.dropdown,
    top: 'calc(100% + 4px)',
    right: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    width: 280,
    maxHeight: 420,
    overflowY: 'auto',
    padding: theme.spacing(1.5),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
});
