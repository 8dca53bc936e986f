import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

/** YAML or PromQL to read and to copy; `actions` stand beside the copy button. */
export function CodeBlock({ code, label, actions }: { code: string; label: string; actions?: React.ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <figure className={styles.block} aria-label={label}>
      <figcaption className={styles.head}>
        <span className={styles.label}>{label}</span>
        {actions}
        <ClipboardButton size="sm" fill="text" icon="copy" getText={() => code}>
          <Trans i18nKey="audit.drawer.copy">Copy</Trans>
        </ClipboardButton>
      </figcaption>
      <pre className={styles.code}>{code}</pre>
    </figure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  block: css({ margin: theme.spacing(1, 0) }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  label: css({ flex: '1 1 auto', color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  code: css({ margin: 0, maxHeight: 320, overflow: 'auto', fontSize: theme.typography.bodySmall.fontSize }),
});
