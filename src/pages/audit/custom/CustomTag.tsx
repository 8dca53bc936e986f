import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';

/** Marks a check that the team wrote. */
export function CustomTag() {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.tag} title={t('audit.custom.hint', 'A check from the configuration of your proxy')}>
      {t('audit.custom.tag', 'custom')}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tag: css({
    flex: 'none',
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.info.border}`,
    borderRadius: theme.shape.radius.pill,
    color: theme.colors.info.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
