import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { isInForce } from '@vigil/core/audit/exemptions/exemption-end';
import { type Exemption } from '@vigil/core/vocabulary/exemption';
import { DetailDrawer } from '../../../components/DetailDrawer';
import { ProblemAlert } from '../../../components/states/ProblemAlert';
import { SkeletonRows } from '../../../components/states/SkeletonRows';
import { ExemptionItem } from './ExemptionItem';
import { InvalidExemptions } from './InvalidExemptions';
import { type Exemptions } from './use-exemptions';
import { useWhyNotExempt } from './use-may-exempt';

export interface ExemptionsDrawerProps {
  exemptions: Exemptions;
  timeZone: string;
  showCluster: boolean;
  onClose(): void;
}

/** Every exemption, those in force first; what ended is kept for a while. */
export function ExemptionsDrawer({ exemptions, timeZone, showCluster, onClose }: ExemptionsDrawerProps) {
  const styles = useStyles2(getStyles);
  const whyNot = useWhyNotExempt();
  const { list, inForce, isLoading, problem, now, change, reload } = exemptions;
  const ended = list?.exemptions.filter((exemption) => !isInForce(exemption, now)) ?? [];
  const stored = inForce.filter(({ source }) => source === 'stored').length;
  const items = (some: Exemption[], label: string) => (
    <ul className={styles.list} aria-label={label}>
      {some.map((exemption) => (
        <ExemptionItem key={exemption.id} {...{ exemption, now, timeZone, showCluster, whyNot, change }} />
      ))}
    </ul>
  );
  return (
    <DetailDrawer title={t('audit.exempt.drawer', 'Exemptions')} onClose={onClose}>
      {isLoading && <SkeletonRows rows={6} />}
      {problem && <ProblemAlert problem={problem} onRetry={reload} />}
      {list && (
        <>
          <InvalidExemptions invalid={list.invalid} leftOut={list.leftOut} showCluster={showCluster} />
          {stored >= 0.9 * list.most && (
            <Alert
              severity="warning"
              title={t('audit.exempt.nearly-full', '{{count}} of {{most}} exemptions are in use', {
                count: stored,
                most: list.most,
              })}
            >
              <Trans i18nKey="audit.exempt.nearly-full-text">When there is no room, the next one is refused.</Trans>
            </Alert>
          )}
          <h3 className={styles.heading}>
            {t('audit.exempt.in-force', 'In force ({{count}})', { count: inForce.length })}
          </h3>
          {inForce.length === 0 ? (
            <p className={styles.faint}>
              <Trans i18nKey="audit.exempt.none">
                Nothing is exempt. A finding can be exempted where it is opened.
              </Trans>
            </p>
          ) : (
            items(inForce, t('audit.exempt.in-force-list', 'Exemptions in force'))
          )}
          {ended.length > 0 && (
            <>
              <h3 className={styles.heading}>
                {t('audit.exempt.ended', 'Expired or revoked ({{count}})', { count: ended.length })}
              </h3>
              {items(ended, t('audit.exempt.ended-list', 'Exemptions that ended'))}
            </>
          )}
        </>
      )}
    </DetailDrawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ ...theme.typography.h5, margin: theme.spacing(2, 0, 0.5) }),
  faint: css({ color: theme.colors.text.secondary }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
});
