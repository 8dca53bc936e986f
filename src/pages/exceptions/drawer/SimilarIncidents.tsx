import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type SimilarIncidents as Similar } from '@vigil/core/contract/incidents';
import { AppLink } from '../../../components/AppLink';
import { RelativeTime } from '../../../components/RelativeTime';
import { stateName } from '../state-name';
import { otherIncidentPath } from './incident-link';

export interface SimilarIncidentsProps {
  similar: Similar;
  /** The line of the log that they have in common. */
  errorLine: string;
  timeZone: string;
  onShowAll(): void;
}

/** As many as are read at a glance. */
const most = 4;

/** Where else the same error was seen in a log. */
export function SimilarIncidents({ similar, errorLine, timeZone, onShowAll }: SimilarIncidentsProps) {
  const styles = useStyles2(getStyles);
  const { incidents, total } = similar;
  return (
    <>
      {t('exceptions.similar.title', 'The same error in {{count}} other incidents', { count: total })}{' '}
      <Button size="sm" fill="text" onClick={onShowAll}>
        {t('exceptions.similar.all', 'Show all of them')}
      </Button>
      {errorLine && <div className={styles.error}>{errorLine}</div>}
      <ul className={styles.list}>
        {incidents.slice(0, most).map(({ id, cluster, workload, container, reason, lastSeen, state }) => (
          <li key={id}>
            <AppLink className={styles.link} to={otherIncidentPath(locationService.getLocation(), id)}>
              {[cluster, workload.namespace, workload.name, container].filter(Boolean).join(' / ')}
            </AppLink>{' '}
            <span className={styles.dim}>
              {`${reason} · ${stateName(state)} · `}
              <RelativeTime at={lastSeen} timeZone={timeZone} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  error: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  list: css({ margin: 0, listStyle: 'none' }),
  link: css({ color: theme.colors.text.link, overflowWrap: 'anywhere' }),
  dim: css({ color: theme.colors.text.secondary }),
});
