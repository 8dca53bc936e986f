import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';

/** What the answer rests on: in one sentence, and all of it on demand. */
export function WhatIfAssumptions() {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.box}>
      <span>
        <Trans i18nKey="audit.what-if.assumes">
          As if one place at a time were drained or lost for good, now, with all its nodes at once, and nobody helped.
        </Trans>
      </span>{' '}
      <Button size="sm" fill="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen
          ? t('audit.what-if.assumes-less', 'Hide what this assumes')
          : t('audit.what-if.assumes-more', 'What this assumes')}
      </Button>
      {isOpen && (
        <ul className={styles.list}>
          <li>
            <Trans i18nKey="audit.what-if.assumes-scheduler">
              Pods are placed by the filters of the scheduler: requests against what is allocatable, taints, node
              selectors and required affinity, volumes, required anti-affinity and hard spread rules; the largest pod
              first. Real use of CPU and memory plays no part.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="audit.what-if.assumes-left-out">
              Not counted on: new nodes from an autoscaler, preemption of less important pods, and pods that make room
              by ending. Preferred rules do not bind.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="audit.what-if.assumes-pods">
              Pods of DaemonSets and static pods do not move and are not counted. A pod without a controller is not
              started again.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="audit.what-if.assumes-services">
              A service is lost when every ready endpoint is there; an endpoint without a node is taken to be elsewhere.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="audit.what-if.assumes-quorums">
              A quorum is the majority of a StatefulSet of three or more that has one now; whether the program needs it
              is not known.
            </Trans>
          </li>
          <li>
            <Trans i18nKey="audit.what-if.assumes-budgets">
              Disruption budgets hold back a drain; a loss asks none. A zone is named by the label
              topology.kubernetes.io/zone of its nodes.
            </Trans>
          </li>
        </ul>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ color: theme.colors.text.secondary }),
  list: css({ margin: theme.spacing(0.5, 0, 1), paddingLeft: theme.spacing(3), maxWidth: 960 }),
});
