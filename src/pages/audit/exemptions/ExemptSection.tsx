import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Exemption } from '@vigil/core/vocabulary/exemption';
import { ExemptionItem } from './ExemptionItem';
import { type Exemptions } from './use-exemptions';
import { useWhyNotExempt } from './use-may-exempt';

export interface ExemptSectionProps {
  /** What holds the finding, at least one. */
  by: Exemption[];
  exemptions: Exemptions;
  timeZone: string;
  showCluster: boolean;
}

/** Of an exempt finding: who decided to live with it, why and until when. */
export function ExemptSection({ by, exemptions, timeZone, showCluster }: ExemptSectionProps) {
  const styles = useStyles2(getStyles);
  const whyNot = useWhyNotExempt();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>
        <Trans i18nKey="audit.exempt.heading">Exempt</Trans>
      </h3>
      <ul className={styles.list}>
        {by.map((exemption) => (
          <ExemptionItem
            key={exemption.id}
            {...{ exemption, timeZone, showCluster, whyNot, now: exemptions.now, change: exemptions.change }}
          />
        ))}
      </ul>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({
    margin: theme.spacing(1, 0),
    padding: theme.spacing(1, 1.5),
    borderLeft: `3px solid ${theme.colors.info.border}`,
    background: theme.colors.background.secondary,
  }),
  heading: css({ ...theme.typography.h5, margin: 0 }),
  list: css({ listStyle: 'none', margin: 0, padding: 0, '> li:last-child': { borderBottom: 'none' } }),
});
