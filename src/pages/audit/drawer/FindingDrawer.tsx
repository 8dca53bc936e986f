import React from 'react';
import { css } from '@emotion/css';
import { locationUtil, type DataSourceInstanceSettings, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { type Check } from '@vigil/core/audit/check';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { SeverityBadge } from '../../../components/SeverityBadge';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { localText } from '../../../i18n/local-text';
import { exploreUrl } from '../../../prometheus/explore-url';
import { pagePath, type PageName } from '../../../routing/pages';
import { NamespaceTag } from '../NamespaceTag';
import { CodeBlock } from './CodeBlock';

export interface FindingDrawerProps {
  finding: Finding;
  check: Check;
  showCluster: boolean;
  source: DataSourceInstanceSettings | undefined;
  /** Of the page, Unix milliseconds. */
  range: { from: number; to: number };
  onClose(): void;
}

/** What was found, why it matters, and what to do. */
export function FindingDrawer({ finding, check, showCluster, source, range, onClose }: FindingDrawerProps) {
  const styles = useStyles2(getStyles);
  const { subject, evidence, cluster } = finding;
  const elsewhere = (page: PageName) =>
    locationUtil.assureBaseUrl(
      pagePath(page, {
        ds: source?.uid,
        from: new Date(range.from).toISOString(),
        to: new Date(range.to).toISOString(),
        cluster: cluster || undefined,
        namespace: subject.namespace || undefined,
        workload: workloadKey(subject),
      })
    );
  return (
    <DetailDrawer title={localText(check.title)} onClose={onClose}>
      <div className={styles.facts}>
        <SeverityBadge severity={finding.severity} />
        <span className={styles.dim}>{check.id}</span>
        <WorkloadLink workload={subject} cluster={showCluster ? cluster : undefined} />
        {finding.namespaceClass && <NamespaceTag namespaceClass={finding.namespaceClass} />}
      </div>
      <p className={styles.summary}>{localText(finding.summary)}</p>

      <h3 className={styles.heading}>
        <Trans i18nKey="audit.drawer.evidence">Evidence</Trans>
      </h3>
      <table className={styles.table}>
        <tbody>
          {evidence.figures.map(({ label, value }) => (
            <tr key={`${localText(label)} ${value}`}>
              <th scope="row">{localText(label)}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {evidence.excerpt !== null && (
        <CodeBlock code={evidence.excerpt} label={t('audit.drawer.excerpt', 'The fields that decided it')} />
      )}
      {evidence.query !== null && (
        <CodeBlock
          code={evidence.query}
          label={t('audit.drawer.query', 'The query that found it')}
          actions={
            source && (
              <LinkButton
                size="sm"
                fill="text"
                icon="compass"
                href={exploreUrl(source, { expr: evidence.query, instant: true }, range)}
              >
                <Trans i18nKey="audit.drawer.explore">Open in Explore</Trans>
              </LinkButton>
            )
          }
        />
      )}

      <h3 className={styles.heading}>
        <Trans i18nKey="audit.drawer.why">Why it matters</Trans>
      </h3>
      <p>{localText(check.why)}</p>

      <h3 className={styles.heading}>
        <Trans i18nKey="audit.drawer.remedy">Remedy</Trans>
      </h3>
      <p>{localText(check.remedy.text)}</p>
      {check.remedy.yaml !== null && <CodeBlock code={check.remedy.yaml} label={t('audit.drawer.yaml', 'YAML')} />}

      {check.peers.length > 0 && (
        <p className={styles.dim}>
          {t('audit.drawer.peers', 'Also looked for by {{programs}}, perhaps in another way.', {
            programs: check.peers.join(', '),
            interpolation: { escapeValue: false },
          })}
        </p>
      )}

      <div className={styles.footer}>
        <LinkButton size="sm" variant="secondary" fill="outline" href={elsewhere('exceptions')}>
          <Trans i18nKey="audit.drawer.exceptions">Its exceptions</Trans>
        </LinkButton>
        <LinkButton size="sm" variant="secondary" fill="outline" href={elsewhere('resources')}>
          <Trans i18nKey="audit.drawer.resources">Its resources</Trans>
        </LinkButton>
      </div>
    </DetailDrawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5) }),
  dim: css({ color: theme.colors.text.secondary }),
  summary: css({ margin: theme.spacing(1, 0), fontSize: theme.typography.h5.fontSize }),
  heading: css({ ...theme.typography.h5, margin: theme.spacing(2, 0, 0.5) }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(0.5, 1, 0.5, 0), borderBottom: `1px solid ${theme.colors.border.weak}` },
    th: { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary, textAlign: 'left' },
    td: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  }),
  footer: css({
    display: 'flex',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
});
