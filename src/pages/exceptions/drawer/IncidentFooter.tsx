import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { Trans } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { type UrlState } from '../../../url/url-field';
import { type TimeRangeState } from '../../../url/use-time-range';
import { type exceptionsUrl } from '../exceptions-url';
import { incidentLink } from './incident-link';
import { IncidentLinks } from './IncidentLinks';
import { MarkButtons, type MarkButtonsProps } from './MarkButtons';
import { shownLog } from './shown-log';

export interface IncidentFooterProps extends Omit<MarkButtonsProps, 'incident'> {
  detail: IncidentDetail;
  state: UrlState<typeof exceptionsUrl>;
  time: TimeRangeState;
}

/** What to do with it: take it on, pass it on, or look at the same workload from another side. */
export function IncidentFooter({ detail, state, time, onAsk, onMarked }: IncidentFooterProps) {
  const styles = useStyles2(getStyles);
  const { incident, logs } = detail;
  const link = () => {
    const { pathname, search } = locationService.getLocation();
    return incidentLink(
      { origin: window.location.origin, subUrl: config.appSubUrl, pathname, search },
      state,
      shownLog(state.which, logs) ?? '',
      time
    );
  };
  return (
    <div className={styles.footer}>
      <div className={styles.row}>
        <MarkButtons incident={incident} onAsk={onAsk} onMarked={onMarked} />
        <ClipboardButton size="sm" variant="secondary" icon="link" getText={link}>
          <Trans i18nKey="exceptions.drawer.copy-link">Copy link</Trans>
        </ClipboardButton>
      </div>
      <div className={styles.row}>
        <IncidentLinks incident={incident} dataSource={state.ds} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  footer: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    marginTop: theme.spacing(2),
    padding: theme.spacing(1.5, 0),
    background: theme.colors.background.primary,
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
