import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

/** A text for a terminal or a file, and a button that copies it. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.block}>
      <code className={styles.code}>{text}</code>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text}>
        {label}
      </ClipboardButton>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  block: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'start', marginTop: theme.spacing(0.5) }),
  code: css({
    flex: '1 1 auto',
    minWidth: 0,
    padding: theme.spacing(0.5, 1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
