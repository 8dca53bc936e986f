import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { type InvalidExemption } from '@vigil/core/contract/exemptions';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { WorkloadLink } from '../../../components/WorkloadLink';
import { localText } from '../../../i18n/local-text';

export interface InvalidExemptionsProps {
  invalid: InvalidExemption[];
  leftOut: number;
  showCluster: boolean;
}

/** Annotations that ask for an exemption and get none, with what may be written instead. */
export function InvalidExemptions({ invalid, leftOut, showCluster }: InvalidExemptionsProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {invalid.length > 0 && (
        <Alert
          severity="warning"
          title={t('audit.exempt.invalid', '{{count}} annotations can not be read, and exempt nothing', {
            count: invalid.length,
          })}
        >
          <ul className={styles.list}>
            {invalid.map(({ cluster, object, annotation, value, accepted }) => (
              <li key={`${cluster} ${workloadKey(object)} ${annotation}`}>
                <WorkloadLink workload={object} cluster={showCluster ? cluster : undefined} />
                <code>
                  {annotation}: {value === '' ? t('audit.exempt.empty', '(missing)') : value}
                </code>
                <div className={styles.faint}>
                  {t('audit.exempt.accepted', 'May be: {{accepted}}', {
                    accepted: localText(accepted),
                    interpolation: { escapeValue: false },
                  })}
                </div>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {leftOut > 0 && (
        <Alert
          severity="warning"
          title={t('audit.exempt.left-out', '{{count}} annotated objects are left out: there are too many', {
            count: leftOut,
          })}
        >
          {t('audit.exempt.left-out-text', 'What they exempt counts as open. Annotate namespaces instead.')}
        </Alert>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0, '> li': { padding: theme.spacing(0.5, 0) } }),
  faint: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
