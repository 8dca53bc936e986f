import React, { type ReactNode } from 'react';
import { css } from '@emotion/css';
import { getValueFormat, formattedValueToString, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type IncidentDetail } from '@vigil/core/contract/incidents';
import { EmptyState } from '../../../components/states/EmptyState';
import { ChangeLine } from './ChangeLine';

/** What the container was asked to run when it broke. */
export function SpecTab({ detail, timeZone }: { detail: IncidentDetail; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const { context, incident } = detail;
  if (!context) {
    return (
      <EmptyState
        title={t(
          'exceptions.spec.empty',
          'The pod was gone before its specification could be read, or the pod as a whole is in trouble'
        )}
      />
    );
  }
  const unset = t('exceptions.spec.unset', 'not set');
  const rows: Array<[string, ReactNode]> = [
    [t('exceptions.spec.image', 'Image'), context.image],
    [
      t('exceptions.spec.cpu', 'CPU request / limit'),
      `${cores(context.cpuRequest, unset)} / ${cores(context.cpuLimit, unset)}`,
    ],
    [
      t('exceptions.spec.memory', 'Memory request / limit'),
      `${bytes(context.memoryRequest, unset)} / ${bytes(context.memoryLimit, unset)}`,
    ],
    [t('exceptions.spec.probes', 'Probes'), context.probes.join(', ') || t('exceptions.spec.none', 'none')],
    [t('exceptions.spec.pod', 'Pod of the latest occurrence'), incident.pod],
    [t('exceptions.spec.node', 'Node'), incident.node ?? t('exceptions.spec.unknown', 'unknown')],
    [t('exceptions.spec.restarts', 'Restarts of the container'), String(incident.restartCount)],
    [
      t('exceptions.spec.change', 'Change shortly before'),
      incident.change ? (
        <ChangeLine change={incident.change} timeZone={timeZone} />
      ) : (
        t('exceptions.spec.no-change', 'none seen')
      ),
    ],
  ];
  return (
    <dl className={styles.list}>
      {rows.map(([name, value]) => (
        <React.Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

function cores(value: number | null, unset: string): string {
  return value === null ? unset : t('exceptions.spec.cores', '{{value}} cores', { value });
}

function bytes(value: number | null, unset: string): string {
  return value === null ? unset : formattedValueToString(getValueFormat('bytes')(value));
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.75, 3),
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0, wordBreak: 'break-all' },
  }),
});
