import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Severity } from '@vigil/core/vocabulary/severity';
import { SeverityIcon } from '../../../components/SeverityBadge';

export interface HarmCellProps {
  count: number;
  /** False: 0 means that none could be seen. */
  isComplete: boolean;
  /** How bad one is; absent: not bad. */
  severity?: Severity;
}

/** How many of one kind of harm. */
export function HarmCell({ count, isComplete, severity }: HarmCellProps) {
  const styles = useStyles2(getStyles);
  if (count === 0) {
    return (
      <div role="cell" className={styles.none}>
        {isComplete ? (
          0
        ) : (
          <span title={t('audit.what-if.not-seen', 'Not known: the proxy can not see everything')}>?</span>
        )}
      </div>
    );
  }
  return (
    <div role="cell" className={styles.cell}>
      {severity && (
        <span aria-hidden className={styles.icon}>
          <SeverityIcon severity={severity} />
        </span>
      )}
      {count}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({ color: theme.colors.text.disabled }),
  cell: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  icon: css({ display: 'inline-flex' }),
});
