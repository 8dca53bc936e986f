import React from 'react';
import { css } from '@emotion/css';
import { dateTime, dateTimeForTimeZone, getTimeZone, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DateTimePicker, Field, RadioButtonGroup, useStyles2 } from '@grafana/ui';
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
  const timeZone = getTimeZone();
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
        <Field noMargin invalid={invalid} error={invalid && t('exceptions.mark.past', 'Choose a moment in the future')}>
          <DateTimePicker
            date={own === undefined ? undefined : dateTimeForTimeZone(timeZone, own)}
            timeZone={timeZone}
            minDate={dateTime().startOf('day').toDate()}
            showSeconds={false}
            onChange={(date) => onOwn(date?.isValid() ? date.valueOf() : undefined)}
          />
        </Field>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  until: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
});
