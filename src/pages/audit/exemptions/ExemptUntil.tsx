import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Field, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { OwnMomentField } from '../../../components/OwnMomentField';
import { exemptDurationName, exemptDurations, type ExemptDuration } from './exempt-duration';

export interface ExemptUntilProps {
  duration: ExemptDuration;
  onDuration(duration: ExemptDuration): void;
  /** The own moment, Unix milliseconds. */
  own: number | undefined;
  onOwn(at: number | undefined): void;
  /** The own moment is needed, and it is not ahead or too far ahead. */
  invalid: boolean;
}

/** Until when an exemption holds. Without an end comes with a warning. */
export function ExemptUntil({ duration, onDuration, own, onOwn, invalid }: ExemptUntilProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.until}>
      <Field noMargin label={t('audit.exempt.field-until', 'Until')}>
        <RadioButtonGroup<ExemptDuration>
          size="sm"
          aria-label={t('audit.exempt.field-until', 'Until')}
          value={duration}
          options={exemptDurations.map((value) => ({ value, label: exemptDurationName(value) }))}
          onChange={onDuration}
        />
      </Field>
      {duration === 'own' && (
        <OwnMomentField
          own={own}
          onOwn={onOwn}
          error={
            invalid ? t('audit.exempt.wrong-until', 'Choose a moment in the future, at most a year ahead') : undefined
          }
        />
      )}
      {duration === 'never' && (
        <Alert
          className={styles.warning}
          severity="warning"
          title={t('audit.exempt.never-title', 'Nobody will be reminded of it')}
        >
          <Trans i18nKey="audit.exempt.never-text">
            An exemption without end hides the hazard until somebody revokes it. With an end, the finding comes back by
            itself.
          </Trans>
        </Alert>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  until: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  warning: css({ marginBottom: 0 }),
});
