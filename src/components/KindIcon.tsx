import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** kubectl's own short names, as everybody types them. */
const shortNames: Record<string, string> = {
  Deployment: 'deploy',
  StatefulSet: 'sts',
  DaemonSet: 'ds',
  ReplicaSet: 'rs',
  CronJob: 'cj',
  Job: 'job',
  Pod: 'po',
  Node: 'node',
  Namespace: 'ns',
  Service: 'svc',
  PersistentVolumeClaim: 'pvc',
  PodDisruptionBudget: 'pdb',
  HorizontalPodAutoscaler: 'hpa',
};

/** A Kubernetes kind as a small tag with its short name; the full name on hover. */
export function KindIcon({ kind }: { kind: string }) {
  const styles = useStyles2(getStyles);
  return (
    <abbr title={kind} className={styles.tag}>
      {shortNames[kind] ?? kind.toLowerCase().slice(0, 8)}
    </abbr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tag: css({
    flex: 'none',
    minWidth: 46,
    padding: theme.spacing(0, 0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: '16px',
    textAlign: 'center',
    textDecoration: 'none',
    cursor: 'default',
  }),
});
