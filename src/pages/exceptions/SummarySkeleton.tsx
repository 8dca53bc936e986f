import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

/** Keeps the place of the summary while it is on its way, and says so when it does not come. */
export function SummarySkeleton({ failed }: { failed: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} aria-busy={!failed}>
      {failed && (
        <Trans i18nKey="exceptions.summary.failed">The counts could not be fetched; the list below is complete.</Trans>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    minHeight: 126,
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
  }),
});
