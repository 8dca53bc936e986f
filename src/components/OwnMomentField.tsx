import React from 'react';
import { dateTime, dateTimeForTimeZone, getTimeZone } from '@grafana/data';
import { DateTimePicker, Field } from '@grafana/ui';

export interface OwnMomentFieldProps {
  /** Unix milliseconds. */
  own: number | undefined;
  onOwn(at: number | undefined): void;
  /** Why the moment can not be taken; undefined: it can. */
  error: string | undefined;
}

/** A moment from today on that somebody chooses. */
export function OwnMomentField({ own, onOwn, error }: OwnMomentFieldProps) {
  const timeZone = getTimeZone();
  return (
    <Field noMargin invalid={error !== undefined} error={error}>
      <DateTimePicker
        date={own === undefined ? undefined : dateTimeForTimeZone(timeZone, own)}
        timeZone={timeZone}
        minDate={dateTime().startOf('day').toDate()}
        showSeconds={false}
        onChange={(date) => onOwn(date?.isValid() ? date.valueOf() : undefined)}
      />
    </Field>
  );
}
