import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Field, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { OwnMomentField } from '../../../components/OwnMomentField';
import { durationName, markDurations, type MarkDuration } from './mark-duration';

export interface MarkUntilProps {
  duration: MarkDuration;
  onDuration(duration: MarkDuration): void;
  /** The own moment, Unix milliseconds. */
  own: number | undefined;
  onOwn(at: number | undefined): void;
  /** The own moment is needed and is not in the future. */
  invalid: boolean;
}

/** Until when a mark lasts. */
export function MarkUntil({ duration, onDuration, own, onOwn, invalid }: MarkUntilProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.until}>
      <Field noMargin label={t('exceptions.mark.until', 'Until')}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('exceptions.mark.until', 'Until')}
          value={duration}
          options={markDurations.map((value) => ({ value, label: durationName(value) }))}
          onChange={onDuration}
        />
      </Field>
      {duration === 'own' && (
        <OwnMomentField
          own={own}
          onOwn={onOwn}
          error={invalid ? t('exceptions.mark.past', 'Choose a moment in the future') : undefined}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  until: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
});
