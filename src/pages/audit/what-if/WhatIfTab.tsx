import React, { useMemo } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { type WhatIfReport } from '@vigil/core/vocabulary/what-if';
import { EmptyState } from '../../../components/states/EmptyState';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { StaleBanner } from '../../../components/states/StaleBanner';
import { localText } from '../../../i18n/local-text';
import { type LiveReport } from '../../../proxy/live-report';
import { type AuditState } from '../audit-url';
import { compareHarm, isHarmless } from './compare-harm';
import { narrowPlace, placeKey, placesOf, placeText } from './place-entry';
import { PlaceDrawer } from './PlaceDrawer';
import { PlaceTable } from './PlaceTable';
import { WhatIfAssumptions } from './WhatIfAssumptions';

export interface WhatIfTabProps {
  report: LiveReport<WhatIfReport[]>;
  state: AuditState;
  setState(patch: Partial<AuditState>): void;
  timeZone: string;
  /** Of links to other pages: data source and time range. */
  query: Record<string, string | undefined>;
  onRetry(): void;
}

/** For each node and zone what its drain or its loss would bring now, the most harmful first. */
export function WhatIfTab({ report: live, state, setState, timeZone, query, onRetry }: WhatIfTabProps) {
  const styles = useStyles2(getStyles);
  const known = live.status === 'ready' || live.status === 'stale' ? live.report : undefined;
  const { cluster, namespace, search, places: kind } = state;
  const reports = useMemo(
    () => known?.filter((report) => cluster.length === 0 || cluster.includes(report.cluster)) ?? [],
    [known, cluster]
  );
  const all = useMemo(() => placesOf(reports).map((place) => narrowPlace(place, namespace)), [reports, namespace]);
  const places = useMemo(() => {
    const text = search.trim().toLowerCase();
    return all
      .filter((place) => (kind === 'all' || place.kind === kind) && (text === '' || placeText(place).includes(text)))
      .sort(compareHarm);
  }, [all, kind, search]);

  if (live.status === 'loading') {
    return <SkeletonRows rows={10} />;
  }
  if (live.status === 'failed') {
    return <ProblemAlert problem={live.problem} onRetry={onRetry} />;
  }
  const showCluster = live.report.length > 1;
  const opened = all.find((place) => placeKey(place) === state.place);
  const at = reports[0]?.evaluatedAt;
  return (
    <>
      {live.status === 'stale' && <StaleBanner at={live.at} problem={live.problem} onRetry={onRetry} />}
      {reports
        .filter(({ unknown }) => unknown !== null)
        .map(({ cluster: name, unknown }) => (
          <Alert
            key={name}
            severity="warning"
            title={t('audit.what-if.unknown', '{{cluster}}: not everything is known', {
              cluster: name,
              interpolation: { escapeValue: false },
            })}
          >
            {unknown && localText(unknown)}{' '}
            <Trans i18nKey="audit.what-if.unknown-remedy">The Health page says which rights the proxy lacks.</Trans>
          </Alert>
        ))}
      {state.place !== '' && !opened && (
        <Alert
          severity="info"
          title={t('audit.what-if.gone', 'The node or zone of this link is not there any more')}
          onRemove={() => setState({ place: '' })}
        />
      )}
      {all.length > 0 && (
        <div className={styles.bar}>
          <RadioButtonGroup<AuditState['places']>
            size="sm"
            aria-label={t('audit.what-if.kind', 'Places')}
            value={kind}
            onChange={(value) => setState({ places: value })}
            options={[
              { value: 'all', label: t('audit.what-if.all', 'All') },
              { value: 'node', label: t('audit.what-if.node', 'Nodes') },
              { value: 'zone', label: t('audit.what-if.zone', 'Zones') },
            ]}
          />
          <span role="status">
            {t('audit.what-if.harmful', '{{count}} of {{all}} would do harm', {
              count: places.filter((place) => !isHarmless(place)).length,
              all: places.length,
            })}
          </span>
          {at !== undefined && (
            <span className={styles.time}>
              {t('audit.what-if.as-of', 'objects as of {{time}}, whatever the time range', {
                time: dateTimeFormat(at, { timeZone, format: 'HH:mm:ss' }),
              })}
            </span>
          )}
        </div>
      )}
      {all.length > 0 && <WhatIfAssumptions />}
      {places.length > 0 && (
        <PlaceTable {...{ places, showCluster, query }} onPlace={(place) => setState({ place: placeKey(place) })} />
      )}
      {places.length === 0 && all.length > 0 && (
        <EmptyState
          icon="filter"
          title={t('audit.what-if.filtered', 'No node or zone matches')}
          actions={
            <Button variant="secondary" onClick={() => setState({ places: 'all', search: '', namespace: [] })}>
              <Trans i18nKey="audit.empty.clear">Clear the filters</Trans>
            </Button>
          }
        />
      )}
      {all.length === 0 && (
        <EmptyState icon="question-circle" title={t('audit.what-if.empty', 'Nothing is known of any node')}>
          <Trans i18nKey="audit.what-if.empty-hint">
            The proxy watches no cluster, or may not read its nodes and pods. The Health page says why.
          </Trans>
        </EmptyState>
      )}
      {opened && (
        <PlaceDrawer
          place={opened}
          query={{ ...query, cluster: showCluster ? opened.cluster : undefined }}
          onClose={() => setState({ place: '' })}
        />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2), minHeight: 32 }),
  time: css({ marginLeft: 'auto', color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
