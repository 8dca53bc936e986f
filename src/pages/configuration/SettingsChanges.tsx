import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type SettingsChange } from './settings-draft';

/** What saving would change, before it is saved. */
export function SettingsChanges({ changes }: { changes: SettingsChange[] }) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.box} aria-label={t('configuration.change.title', 'Changes to be saved')}>
      <h4 className={styles.title}>{t('configuration.change.title', 'Changes to be saved')}</h4>
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          {name}: <del className={styles.before}>{before}</del> → <ins className={styles.after}>{after}</ins>
        </div>
      ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.info.border}`,
    borderRadius: theme.shape.radius.default,
  }),
  title: css({ ...theme.typography.h6, margin: theme.spacing(0, 0, 0.5) }),
  before: css({ color: theme.colors.text.secondary }),
  after: css({ textDecoration: 'none', fontWeight: theme.typography.fontWeightMedium }),
});
