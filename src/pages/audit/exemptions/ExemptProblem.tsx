import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, useStyles2 } from '@grafana/ui';
import { problemText } from '../../../components/states/problem-text';
import { type BackendProblem } from '../../../proxy/backend-problem';

/** Why an exemption was not made or revoked. */
export function ExemptProblem({ problem }: { problem: BackendProblem }) {
  const styles = useStyles2(getStyles);
  const { kind, status, detail } = problem;
  return (
    <Alert severity="error" title={t('audit.exempt.failed', 'Nothing was changed')}>
      <p className={styles.text}>
        {kind === 'unexpected' && detail
          ? detail
          : [problemText(kind).title, status !== null && status > 0 && `HTTP ${status}`, detail]
              .filter(Boolean)
              .join(' · ')}
      </p>
    </Alert>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({ text: css({ margin: 0, overflowWrap: 'anywhere' }) });
