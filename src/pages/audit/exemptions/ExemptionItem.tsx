import React, { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ConfirmButton, useStyles2 } from '@grafana/ui';
import { isInForce } from '@vigil/core/audit/exemptions/exemption-end';
import { type ExemptionChange } from '@vigil/core/contract/exemptions';
import { type Exemption } from '@vigil/core/vocabulary/exemption';
import { type BackendProblem } from '../../../proxy/backend-problem';
import { foldError } from '../../../proxy/fold-error';
import { useKnownChecks } from '../custom/known-checks-context';
import { ExemptProblem } from './ExemptProblem';
import { authorText, checksText, endText, scopeText } from './exempt-words';

export interface ExemptionItemProps {
  exemption: Exemption;
  /** Unix milliseconds. */
  now: number;
  timeZone: string;
  showCluster: boolean;
  /** Why this user can not revoke; undefined: they can. */
  whyNot: string | undefined;
  change(change: ExemptionChange): Promise<unknown>;
}

/** One exemption: why, who, until when, and the way to take it back. */
export function ExemptionItem({ exemption, now, timeZone, showCluster, whyNot, change }: ExemptionItemProps) {
  const styles = useStyles2(getStyles);
  const [problem, setProblem] = useState<BackendProblem>();
  const known = useKnownChecks();
  const counts = isInForce(exemption, now);
  const isStored = exemption.source === 'stored';
  const revoke = async () => {
    setProblem(undefined);
    try {
      await change({ action: 'revoke', id: exemption.id });
    } catch (error) {
      setProblem(foldError(error));
    }
  };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <p className={counts ? styles.reason : styles.over}>{exemption.reason}</p>
        {counts && isStored && (
          <span title={whyNot}>
            <ConfirmButton
              size="sm"
              disabled={whyNot !== undefined}
              confirmText={t('audit.exempt.revoke-confirm', 'Revoke')}
              confirmVariant="destructive"
              onConfirm={() => void revoke()}
            >
              {t('audit.exempt.revoke', 'Revoke…')}
            </ConfirmButton>
          </span>
        )}
      </div>
      <span className={styles.facts}>
        {[scopeText(exemption.scope, showCluster), checksText(exemption.checks, known)].join(' · ')}
      </span>
      <span className={styles.facts}>
        {[endText(exemption, now, timeZone), authorText(exemption, timeZone)].join(' · ')}
      </span>
      {counts && !isStored && (
        <span className={styles.facts}>
          {t(
            'audit.exempt.remove-annotation',
            'To end it, remove the annotation vigil.io/audit-exempt from the object.'
          )}
        </span>
      )}
      {problem && <ExemptProblem problem={problem} />}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const reason = { flex: '1 1 auto', margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;
  return {
    item: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.25),
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    head: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) }),
    reason: css(reason),
    over: css(reason, { color: theme.colors.text.secondary }),
    facts: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
};
