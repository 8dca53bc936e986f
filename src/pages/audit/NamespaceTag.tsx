import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Finding } from '@vigil/core/vocabulary/finding';

/** Marks what is found in a namespace that is the cluster's own, or not for production. */
export function NamespaceTag({ namespaceClass }: { namespaceClass: NonNullable<Finding['namespaceClass']> }) {
  const styles = useStyles2(getStyles);
  return namespaceClass === 'system' ? (
    <span className={styles.tag} title={t('audit.tag.system-hint', 'A namespace of the cluster itself')}>
      {t('audit.tag.system', 'system')}
    </span>
  ) : (
    <span
      className={styles.tag}
      title={t('audit.tag.non-production-hint', 'Not a namespace for production: graded one step lower')}
    >
      {t('audit.tag.non-production', 'non-production')}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tag: css({
    flex: 'none',
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
