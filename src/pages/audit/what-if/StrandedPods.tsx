import React, { type ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { type Stranded } from '@vigil/core/vocabulary/what-if';
import { workloadKey, type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { HarmList } from './HarmList';
import { strandedReason, strandedReasons } from './stranded-reason';

/** The pods that would not run again, by reason and then by workload. */
export function StrandedPods({
  stranded,
  link,
  linksOf,
}: {
  stranded: readonly Stranded[];
  link(workload: WorkloadRef): ReactNode;
  linksOf(workload: WorkloadRef): ReactNode;
}) {
  return strandedReasons.map((why) => (
    <HarmList
      key={why}
      title={t('audit.what-if.stranded', 'Pods without a place')}
      hint={strandedReason(why)}
      count={stranded.filter((pod) => pod.why === why).length}
      items={[
        ...Map.groupBy(
          stranded.filter((pod) => pod.why === why),
          ({ workload }) => workloadKey(workload)
        ),
      ].flatMap(([key, pods]) => {
        const workload = pods[0]?.workload;
        return workload ? [{ key, name: link(workload), fact: podNames(pods), links: linksOf(workload) }] : [];
      })}
    />
  ));
}

function podNames(pods: readonly Stranded[]): string {
  const [first, ...others] = pods.map(({ pod }) => pod);
  return others.length === 0
    ? (first ?? '')
    : t('audit.what-if.pods-of', '{{count}} pods: {{names}}', {
        count: pods.length,
        names:
          pods
            .slice(0, 3)
            .map(({ pod }) => pod)
            .join(', ') + (pods.length > 3 ? ', …' : ''),
        interpolation: { escapeValue: false },
      });
}
