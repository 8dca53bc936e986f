import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { isHarmless } from './compare-harm';
import { ElsewhereLinks } from './ElsewhereLinks';
import { HarmList } from './HarmList';
import { type PlaceEntry } from './place-entry';
import { findingsFilter, workloadsFilter } from './place-links';
import { StrandedPods } from './StrandedPods';
import { WhatIfAssumptions } from './WhatIfAssumptions';

export interface PlaceDrawerProps {
  place: PlaceEntry;
  /** Of links to a workload: data source, time range and, where there are several, cluster. */
  query: Record<string, string | undefined>;
  onClose(): void;
}

/** Who is hurt if a place is drained or lost, and why. */
export function PlaceDrawer({ place, query, onClose }: PlaceDrawerProps) {
  const styles = useStyles2(getStyles);
  const { name, kind, pods, nodes } = place;
  const named = { name, interpolation: { escapeValue: false } };
  const link = (workload: WorkloadRef) => (
    <WorkloadLink workload={workload} to="resources" query={query} cluster={query.cluster} />
  );
  const linksOf = (object: WorkloadRef, isWorkload: boolean) => (
    <ElsewhereLinks
      of={[object.namespace, object.name].filter(Boolean).join(' / ')}
      query={query}
      findings={{ workload: [workloadKey(object)] }}
      workloads={isWorkload ? { workload: [workloadKey(object)] } : { namespace: [object.namespace] }}
    />
  );
  const findings = findingsFilter(place);
  return (
    <DetailDrawer
      title={
        kind === 'node'
          ? t('audit.what-if.title-node', 'If node {{name}} is drained or lost', named)
          : t('audit.what-if.title-zone', 'If zone {{name}} is drained or lost', named)
      }
      onClose={onClose}
    >
      <p className={styles.dim}>
        {t('audit.what-if.nodes', '{{count}} nodes', { count: nodes })}
        {' · '}
        {t('audit.what-if.moving', '{{count}} pods have to move', { count: pods })}
      </p>
      {findings && (
        <p>
          {t('audit.what-if.all-hurt', 'All that are named here:')}{' '}
          <ElsewhereLinks
            of={t('audit.what-if.hurt', 'those hurt by the loss of {{name}}', named)}
            query={query}
            findings={findings}
            workloads={workloadsFilter(place)}
            isWide
          />
        </p>
      )}
      {isHarmless(place) && place.isComplete && (
        <p className={styles.fine}>
          <Icon name="check-circle" />{' '}
          <Trans i18nKey="audit.what-if.harmless">
            Every pod finds another place; no service, quorum or budget is in the way.
          </Trans>
        </p>
      )}
      <HarmList
        title={t('audit.what-if.services', 'Services lost')}
        hint={t(
          'audit.what-if.services-hint',
          'Every ready endpoint is here: nobody answers until pods run elsewhere.'
        )}
        items={place.services.map((service) => ({
          key: `${service.namespace}/${service.name}`,
          name: <WorkloadLink workload={{ kind: 'Service', namespace: service.namespace, name: service.name }} />,
          links: linksOf({ kind: 'Service', namespace: service.namespace, name: service.name }, false),
          fact: t('audit.what-if.endpoints', '{{count}} endpoints', { count: service.endpoints }),
        }))}
      />
      <HarmList
        title={t('audit.what-if.quorums', 'Quorums lost')}
        hint={t('audit.what-if.quorums-hint', 'Too few members are left to agree: no writes until they are back.')}
        items={place.quorums.map(({ workload, left, needed, members }) => ({
          key: `${workload.kind}/${workload.namespace}/${workload.name}`,
          name: link(workload),
          links: linksOf(workload, true),
          fact: t('audit.what-if.members', '{{left}} of {{members}} members left, {{needed}} needed', {
            ...{ left, members, needed },
          }),
        }))}
      />
      <StrandedPods stranded={place.stranded} link={link} linksOf={(workload) => linksOf(workload, true)} />
      <HarmList
        title={t('audit.what-if.budgets', 'Budgets a drain waits for')}
        hint={t('audit.what-if.budgets-hint', 'PodDisruptionBudgets hold back a drain. The loss of a node asks none.')}
        items={[...place.budgets]
          .sort((a, b) => a.allowed - b.allowed)
          .map((budget) => ({
            key: `${budget.namespace}/${budget.name}`,
            name: (
              <WorkloadLink
                workload={{ kind: 'PodDisruptionBudget', namespace: budget.namespace, name: budget.name }}
              />
            ),
            links: linksOf({ kind: 'PodDisruptionBudget', namespace: budget.namespace, name: budget.name }, false),
            fact:
              budget.allowed === 0
                ? t('audit.what-if.blocks', '{{count}} pods here, none may be evicted: the drain never ends', {
                    count: budget.pods,
                  })
                : t('audit.what-if.waits', '{{count}} pods here, {{allowed}} may be evicted at a time', {
                    count: budget.pods,
                    allowed: budget.allowed,
                  }),
          }))}
      />
      <div className={styles.assumptions}>
        <WhatIfAssumptions />
      </div>
    </DetailDrawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  assumptions: css({ marginTop: theme.spacing(2) }),
  dim: css({ color: theme.colors.text.secondary }),
  fine: css({ color: theme.colors.success.text }),
});
