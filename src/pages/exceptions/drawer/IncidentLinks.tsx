import React, { useState } from 'react';
import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { t, Trans } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { exploreUrl } from '../../../prometheus/explore-url';
import { usePrometheusSources } from '../../../prometheus/usePrometheusSources';
import { pagePath, type PageName } from '../../../routing/pages';
import { subjectFilter } from '../../../routing/subject-filter';
import { fillLink, usableLinks } from '../../../settings/dashboard-link';
import { usePluginSettings } from '../../../settings/use-plugin-settings';
import { crashQueries, crashWindow } from './crash-queries';

export interface IncidentLinksProps {
  incident: Incident;
  /** uid from the URL; empty: the configured one. */
  dataSource: string;
}

const look = { size: 'sm', variant: 'secondary', fill: 'outline' } as const;
const elsewhere = { ...look, target: '_blank', rel: 'noreferrer' } as const;

/** The same subject on other pages, in Explore and on the user's own dashboards. */
export function IncidentLinks({ incident, dataSource }: IncidentLinksProps) {
  const { defaultDataSource, dashboardLinks } = usePluginSettings();
  const { source } = usePrometheusSources(dataSource, defaultDataSource);
  const [now] = useState(() => Date.now());
  const { cluster, workload, pod, container, node, lastSeen } = incident;
  const window = crashWindow(lastSeen, now);
  const resources = subjectFilter('resources', workload);
  const hasPods = resources?.shows === 'subject' && workload.kind !== 'Node' && workload.kind !== 'Namespace';
  const page = (name: PageName, filter: Record<string, string>) => {
    const parameters = locationService.getSearch();
    return locationUtil.assureBaseUrl(
      pagePath(name, {
        ds: parameters.get('ds') ?? undefined,
        from: parameters.get('from') ?? undefined,
        to: parameters.get('to') ?? undefined,
        cluster,
        ...filter,
      })
    );
  };
  const explore = (resource: 'memory' | 'cpu') =>
    source &&
    exploreUrl(
      source,
      crashQueries(incident, resource).map(({ expr }) => ({ expr, instant: false })),
      window
    );
  const values = { cluster, namespace: workload.namespace, workload: workload.name, pod, container, node, ...window };
  return (
    <>
      {resources && (
        <LinkButton {...look} href={page('resources', resources.query)}>
          {resources.shows === 'subject'
            ? t('exceptions.drawer.resources', 'Its resources')
            : t('exceptions.drawer.resources-of', 'Resources of namespace {{namespace}}', {
                namespace: workload.namespace,
                interpolation: { escapeValue: false },
              })}
        </LinkButton>
      )}
      <LinkButton {...look} href={page('audit', { workload: workloadKey(workload) })}>
        <Trans i18nKey="exceptions.drawer.audit">Its audit findings</Trans>
      </LinkButton>
      {source && hasPods && (
        <>
          <LinkButton {...elsewhere} icon="compass" href={explore('memory')}>
            {t('exceptions.links.memory', 'Explore memory')}
          </LinkButton>
          <LinkButton {...elsewhere} icon="compass" href={explore('cpu')}>
            {t('exceptions.links.cpu', 'Explore CPU')}
          </LinkButton>
        </>
      )}
      {usableLinks(dashboardLinks).map(({ name, url }) => (
        <LinkButton
          key={`${name} ${url}`}
          {...elsewhere}
          icon="external-link-alt"
          href={locationUtil.assureBaseUrl(fillLink(url, values))}
        >
          {name}
        </LinkButton>
      ))}
    </>
  );
}
