import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ClusterHealth } from '@vigil/core/contract/health';
import { RelativeTime } from '../../components/RelativeTime';
import { HealthCard } from './HealthCard';
import { HealthMark } from './HealthMark';
import { clusterLevel, countsObjects, watchLevel, watchStateName } from './watch-state';

/** A cluster and every kind that is watched in it: since when, how far behind, how often it had to start again. */
export function ClusterCard({ cluster }: { cluster: ClusterHealth }) {
  const styles = useStyles2(getStyles);
  const level = clusterLevel(cluster);
  const hasProblem = cluster.watches.some(({ problem }) => problem !== null);
  const unknown = t('health.watch.unknown', 'unknown');
  return (
    <HealthCard
      title={t('health.cluster.title', 'Cluster {{name}}', {
        name: cluster.name,
        interpolation: { escapeValue: false },
      })}
      level={level}
      state={
        cluster.reachable
          ? level === 'good'
            ? t('health.cluster.watched', 'watched completely')
            : t('health.cluster.partly', 'watched in part')
          : t('health.cluster.unreachable', 'not reachable')
      }
      problem={cluster.problem}
    >
      <p className={styles.dim}>
        {t('health.cluster.version', '{{server}} · Kubernetes {{version}}', {
          server: cluster.server,
          version: cluster.kubernetesVersion ?? unknown,
          interpolation: { escapeValue: false },
        })}
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('health.watch.kind', 'Kind')}</th>
              <th>{t('health.watch.state', 'State')}</th>
              <th>{t('health.watch.since', 'Since')}</th>
              <th className={styles.number}>{t('health.watch.objects', 'Objects')}</th>
              <th>{t('health.watch.last-event', 'Last change heard')}</th>
              <th className={styles.number}>{t('health.watch.relists', 'Relists')}</th>
              <th className={styles.number}>{t('health.watch.reconnects', 'Reconnects')}</th>
              <th className={styles.number}>{t('health.watch.stalls', 'Stalls')}</th>
              {hasProblem && <th>{t('health.watch.problem', 'Last problem')}</th>}
            </tr>
          </thead>
          <tbody>
            {cluster.watches.map((watch) => (
              <tr key={watch.kind}>
                <td>{watch.kind}</td>
                <td>
                  <HealthMark level={watchLevel(watch.state)} word={watchStateName(watch.state)} />
                </td>
                <td>
                  <RelativeTime at={watch.since} />
                </td>
                <td className={styles.number}>{countsObjects(watch) ? watch.objects : unknown}</td>
                <td>{watch.lastEventAt === null ? unknown : <RelativeTime at={watch.lastEventAt} />}</td>
                <td className={styles.number}>{watch.relists}</td>
                <td className={styles.number}>{watch.reconnects}</td>
                <td className={styles.number}>{watch.stalls}</td>
                {hasProblem && <td className={styles.problem}>{watch.problem}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </HealthCard>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  dim: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(1) }),
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    'th, td': {
      height: 30,
      padding: theme.spacing(0.25, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'left',
      whiteSpace: 'nowrap',
    },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
  }),
  number: css({ '&&': { textAlign: 'right' }, fontVariantNumeric: 'tabular-nums' }),
  problem: css({ '&&': { whiteSpace: 'normal' }, color: theme.colors.text.secondary }),
});
