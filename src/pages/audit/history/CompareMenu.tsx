import React, { useState } from 'react';
import { dateTimeFormat, dateTimeForTimeZone } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, DateTimePicker, Dropdown, Field, Menu, Modal, ToolbarButton } from '@grafana/ui';
import { type TimeRangeState } from '../../../url/use-time-range';
import { useUrlState } from '../../../url/use-url-state';
import { distanceName } from './distance-name';
import { distanceNames, historyUrl, momentOf, type CompareWith } from './history-url';

/** Which earlier moment the findings are compared with; kept in the URL. */
export function CompareMenu({ time }: { time: TimeRangeState }) {
  const [{ compare }, setState] = useUrlState(historyUrl);
  const [isChoosing, setChoosing] = useState(false);
  const choose = (value: CompareWith) => setState(value === null ? { compare: null, status: [] } : { compare: value });
  const menu = () => (
    <Menu>
      {distanceNames.map((name) => (
        <Menu.Item key={name} label={distanceName(name)} active={compare === name} onClick={() => choose(name)} />
      ))}
      <Menu.Item
        label={t('audit.history.own', 'Another moment…')}
        icon="calendar-alt"
        active={typeof compare === 'number'}
        onClick={() => setChoosing(true)}
      />
      {compare !== null && (
        <>
          <Menu.Divider />
          <Menu.Item label={t('audit.history.stop', 'No comparison')} icon="times" onClick={() => choose(null)} />
        </>
      )}
    </Menu>
  );
  const label =
    compare === null
      ? t('audit.history.button', 'Compare with…')
      : t('audit.history.button-with', 'Compared with {{moment}}', {
          moment:
            typeof compare === 'number'
              ? dateTimeFormat(compare, { timeZone: time.timeZone, format: 'YYYY-MM-DD HH:mm' })
              : distanceName(compare),
          interpolation: { escapeValue: false },
        });
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <ToolbarButton icon="history" variant={compare === null ? 'canvas' : 'active'} aria-label={label}>
          {label}
        </ToolbarButton>
      </Dropdown>
      {isChoosing && (
        <MomentDialog
          start={momentOf(compare, time.to) ?? time.from}
          time={time}
          onClose={() => setChoosing(false)}
          onChoose={(moment) => {
            setChoosing(false);
            choose(moment);
          }}
        />
      )}
    </>
  );
}

interface MomentDialogProps {
  /** Unix milliseconds. */
  start: number;
  time: TimeRangeState;
  onChoose(moment: number): void;
  onClose(): void;
}

function MomentDialog({ start, time: { to, timeZone }, onChoose, onClose }: MomentDialogProps) {
  const [moment, setMoment] = useState<number | undefined>(start);
  const isLate = moment !== undefined && moment >= to;
  return (
    <Modal isOpen title={t('audit.history.dialog', 'Compare with the findings of')} onDismiss={onClose}>
      <Field
        noMargin
        label={t('audit.history.moment', 'Moment')}
        invalid={isLate}
        error={isLate && t('audit.history.late', 'Choose a moment before the end of the time range')}
      >
        <DateTimePicker
          date={moment === undefined ? undefined : dateTimeForTimeZone(timeZone, moment)}
          timeZone={timeZone}
          maxDate={new Date(to)}
          onChange={(date) => setMoment(date?.isValid() ? date.valueOf() : undefined)}
        />
      </Field>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          <Trans i18nKey="audit.history.cancel">Cancel</Trans>
        </Button>
        <Button disabled={moment === undefined || isLate} onClick={() => moment !== undefined && onChoose(moment)}>
          <Trans i18nKey="audit.history.compare">Compare</Trans>
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
