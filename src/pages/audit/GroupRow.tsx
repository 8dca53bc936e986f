import React, { useId, useState, type ReactNode } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { type FindingGroup } from '@vigil/core/audit/group-findings';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { SeverityBadge } from '../../components/SeverityBadge';
import { NewCount } from './history/NewCount';

/** Rows of an unfolded group that are shown at once. */
const pageSize = 100;

export interface GroupRowProps {
  group: FindingGroup;
  title: ReactNode;
  /** At the right: `4 workloads`, `HA-12`. */
  aside: ReactNode;
  isOpen: boolean;
  onToggle(): void;
  renderFinding(finding: Finding): ReactNode;
}

/** A group of findings that unfolds. */
export function GroupRow({ group, title, aside, isOpen, onToggle, renderFinding }: GroupRowProps) {
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useState(pageSize);
  const id = useId();
  const more = group.findings.length - shown;
  return (
    <li>
      <button type="button" className={styles.row} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} />
        <span className={styles.severity}>
          <SeverityBadge severity={group.severity} />
        </span>
        <span className={styles.title}>{title}</span>
        <NewCount findings={group.findings} />
        <span className={styles.aside}>{aside}</span>
      </button>
      {isOpen && (
        <ul id={id} className={styles.list}>
          {group.findings.slice(0, shown).map(renderFinding)}
          {more > 0 && (
            <li>
              <Button size="sm" fill="text" onClick={() => setShown(shown + 10 * pageSize)}>
                {t('audit.group.more', 'Show {{count}} more', { count: Math.min(more, 10 * pageSize) })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    minHeight: 36,
    padding: theme.spacing(0, 1),
    border: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    background: 'transparent',
    textAlign: 'left',
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
  }),
  severity: css({ flex: '0 0 96px' }),
  title: css({
    flex: '1 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium,
  }),
  aside: css({
    flex: 'none',
    display: 'flex',
    gap: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    // The ids of checks, one below the other.
    '> span': { minWidth: 56, textAlign: 'right' },
  }),
  list: css({ listStyle: 'none', margin: 0, padding: 0, background: theme.colors.background.primary }),
});
