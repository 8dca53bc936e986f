import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import type { RowVerdict } from '@vigil/core/resources/roll-up';
import { SeverityIcon } from '../../components/SeverityBadge';
import { localText } from '../../i18n/local-text';
import { verdictName } from './figure-text';

/** What a row is judged to be; each chip says why, on hover and focus. */
export function VerdictChips({ verdicts }: { verdicts: readonly RowVerdict[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.chips}>
      {verdicts.map((verdict) => (
        <Tooltip
          key={verdict.kind}
          content={
            <>
              {localText(verdict.text)}{' '}
              {verdict.pods > 1 && (
                <Trans i18nKey="resources.verdict.pods" values={{ total: verdict.pods }}>
                  {'The worst of {{total}} pods.'}
                </Trans>
              )}
            </>
          }
        >
          <button type="button" className={styles.chip} onClick={(event) => event.stopPropagation()}>
            <SeverityIcon severity={verdict.severity} size={10} />
            {verdictName(verdict.kind)}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Two lines of chips fit into one row of the table.
  chips: css({ display: 'flex', flexWrap: 'wrap', gap: '1px 4px', maxHeight: 34, overflow: 'hidden' }),
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    flex: 'none',
    height: 16,
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    fontSize: 11,
    lineHeight: 1,
    whiteSpace: 'nowrap',
    cursor: 'help',
  }),
});
