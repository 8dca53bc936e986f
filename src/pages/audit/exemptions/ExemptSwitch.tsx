import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';

export interface ExemptSwitchProps {
  /** Exempt findings in the chosen clusters. */
  count: number;
  /** The list shows them in place of the open ones. */
  isOn: boolean;
  onChange(isOn: boolean): void;
  onAll(): void;
}

/** How many findings are exempt, the way to see them, and the way to all exemptions. */
export function ExemptSwitch({ count, isOn, onChange, onAll }: ExemptSwitchProps) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.group}>
      {(count > 0 || isOn) && (
        <Button
          size="sm"
          variant={isOn ? 'primary' : 'secondary'}
          fill="outline"
          icon="eye-slash"
          aria-pressed={isOn}
          tooltip={
            isOn
              ? t('audit.exempt.back', 'Back to the open findings')
              : t('audit.exempt.show', 'Show what is exempt in place of the open findings')
          }
          onClick={() => onChange(!isOn)}
        >
          {t('audit.exempt.switch', '{{count}} exempt', { count })}
        </Button>
      )}
      <Button size="sm" fill="text" onClick={onAll}>
        <Trans i18nKey="audit.exempt.all">Exemptions</Trans>
      </Button>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
});
