import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type DataSourceInstanceSettings, type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { type Check } from '@vigil/core/audit/check';
import { type Exemption } from '@vigil/core/vocabulary/exemption';
import { type Finding } from '@vigil/core/vocabulary/finding';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { SeverityBadge } from '../../../components/SeverityBadge';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { localText } from '../../../i18n/local-text';
import { exploreUrl } from '../../../prometheus/explore-url';
import { type AuditEntry } from '../audit-entry';
import { CustomTag } from '../custom/CustomTag';
import { ExemptButton } from '../exemptions/ExemptButton';
import { ExemptDialog } from '../exemptions/ExemptDialog';
import { ExemptSection } from '../exemptions/ExemptSection';
import { type Exemptions } from '../exemptions/use-exemptions';
import { FindingSince } from '../history/FindingSince';
import { NamespaceTag } from '../NamespaceTag';
import { CodeBlock } from './CodeBlock';
import { SubjectLinks } from './SubjectLinks';

export interface FindingDrawerProps {
  finding: Finding;
  check: Check;
  showCluster: boolean;
  source: DataSourceInstanceSettings | undefined;
  /** Of the page, Unix milliseconds. */
  range: { from: number; to: number };
  timeZone: string;
  /** What exempts it; undefined: it is open. */
  exemptBy: Exemption[] | undefined;
  exemptions: Exemptions;
  /** What the page shows, with its open findings. */
  entries: readonly AuditEntry[];
  onClose(): void;
}

/** What was found, why it matters, and what to do. */
export function FindingDrawer(props: FindingDrawerProps) {
  const { finding, check, showCluster, source, range, timeZone, exemptBy, exemptions, entries, onClose } = props;
  const styles = useStyles2(getStyles);
  const [isAsking, setAsking] = useState(false);
  const { subject, evidence, cluster } = finding;
  return (
    // The drawer hears Esc before a dialog in front of it does.
    <DetailDrawer title={localText(check.title)} onClose={isAsking ? () => setAsking(false) : onClose}>
      <div className={styles.facts}>
        <SeverityBadge severity={finding.severity} />
        <span className={styles.dim}>{check.id}</span>
        {check.custom && <CustomTag />}
        <WorkloadLink workload={subject} cluster={showCluster ? cluster : undefined} />
        {finding.namespaceClass && <NamespaceTag namespaceClass={finding.namespaceClass} />}
        <span className={styles.dim}>
          <FindingSince {...{ finding, range, timeZone }} source={source?.uid} />
        </span>
      </div>
      <p className={styles.summary}>{localText(finding.summary)}</p>
      {exemptBy && <ExemptSection by={exemptBy} {...{ exemptions, timeZone, showCluster }} />}

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
        {!exemptBy && <ExemptButton onClick={() => setAsking(true)} />}
        <SubjectLinks {...{ finding, range }} source={source?.uid} />
      </div>
      {isAsking && (
        <ExemptDialog
          {...{ finding, check, entries, showCluster }}
          change={exemptions.change}
          onClose={() => setAsking(false)}
        />
      )}
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
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
});
