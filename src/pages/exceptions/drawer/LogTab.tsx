import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { type UrlState } from '../../../url/url-field';
import { type SetUrlState } from '../../../url/use-url-state';
import { type exceptionsUrl } from '../exceptions-url';
import { formatLineLink, parseLineLink, type LineLink } from '../log/line-link';
import { LiveLogView } from '../log/LiveLogView';
import { StoredLogView } from '../log/StoredLogView';
import { NoLog } from './NoLog';
import { shownLog, type WhichLog } from './shown-log';

export interface LogTabProps {
  detail: IncidentDetail;
  state: UrlState<typeof exceptionsUrl>;
  setState: SetUrlState<typeof exceptionsUrl>;
  timeZone: string;
}

/** The log of the container that died, of the one that runs now, or as it is being written. */
export function LogTab({ detail, state, setState, timeZone }: LogTabProps) {
  const styles = useStyles2(getStyles);
  const { incident, logs } = detail;
  const isStored = (which: WhichLog) => logs.some((log) => log.which === which);
  const canFollow = incident.container !== null && incident.state === 'open' && incident.log.status !== 'none';
  const options: Array<SelectableValue<WhichLog>> = [
    { value: 'previous', label: t('exceptions.log.previous', 'Died'), isDisabled: !isStored('previous') },
    { value: 'current', label: t('exceptions.log.current', 'Next instance'), isDisabled: !isStored('current') },
    { value: 'live', label: t('exceptions.log.live', 'Live'), isDisabled: !canFollow },
  ];
  const which = shownLog(state.which, logs);
  const onLink = (link: LineLink) => setState({ which: which ?? '', line: formatLineLink(link) }, { replace: true });

  return (
    <div className={styles.tab}>
      {(logs.length > 0 || canFollow) && (
        <RadioButtonGroup
          className={styles.which}
          size="sm"
          aria-label={t('exceptions.log.which', 'Which log')}
          options={options}
          disabledOptions={options.flatMap(({ value, isDisabled }) => (isDisabled && value ? [value] : []))}
          value={which}
          onChange={(value) => setState({ which: value, line: '' }, { replace: true })}
        />
      )}
      {which === 'live' ? (
        <LiveLogView incident={incident} timeZone={timeZone} />
      ) : which && isStored(which) ? (
        <StoredLogView
          key={`${incident.id} ${which}`}
          incident={incident}
          which={which}
          link={parseLineLink(state.line)}
          onLink={onLink}
          timeZone={timeZone}
        />
      ) : (
        <NoLog log={incident.log} />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tab: css({ display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: theme.spacing(1) }),
  which: css({ alignSelf: 'flex-start' }),
});
