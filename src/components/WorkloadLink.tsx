import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type WorkloadRef } from '@vigil/core/vocabulary/workload-ref';
import { pagePath } from '../routing/pages';
import { subjectFilter, type WorkloadPage } from '../routing/subject-filter';
import { AppLink } from './AppLink';
import { KindIcon } from './KindIcon';

export interface WorkloadLinkProps {
  workload: WorkloadRef;
  /** Shown only where there are several. */
  cluster?: string;
  /** The page the name leads to; absent, or the page has nothing of it: no link. */
  to?: WorkloadPage;
  /** More of the target's state: `{ ds, from, to }`. */
  query?: Record<string, string | undefined>;
}

/** A workload, the same on every page: kind, `namespace / name`, cut in the middle of nothing, full on hover. */
export function WorkloadLink({ workload, cluster, to, query }: WorkloadLinkProps) {
  const styles = useStyles2(getStyles);
  const filter = to && subjectFilter(to, workload);
  const name = (
    <>
      {cluster && <span className={styles.dim}>{cluster} / </span>}
      {workload.namespace && <span className={styles.dim}>{workload.namespace} / </span>}
      <span className={styles.name}>{workload.name}</span>
    </>
  );
  const title = [cluster, workload.namespace, workload.name].filter(Boolean).join(' / ');
  return (
    <span className={styles.workload}>
      <KindIcon kind={workload.kind} />
      {to && filter ? (
        <AppLink to={pagePath(to, { ...query, cluster, ...filter.query })} className={styles.text} title={title}>
          {name}
        </AppLink>
      ) : (
        <span className={styles.text} title={title}>
          {name}
        </span>
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  workload: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0, maxWidth: '100%' }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 }),
  dim: css({ color: theme.colors.text.secondary }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
});
