import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type NamespaceGroup } from '@vigil/core/audit/group-findings';
import { NamespaceTag } from './NamespaceTag';

/** The head of a namespace's findings. */
export function NamespaceTitle({
  namespace,
  cluster,
  findings,
  showCluster,
}: NamespaceGroup & { showCluster: boolean }) {
  const styles = useStyles2(getStyles);
  const namespaceClass = findings[0]?.namespaceClass;
  return (
    <span className={styles.title}>
      {showCluster && <span className={styles.dim}>{cluster} /</span>}
      {namespace || <Trans i18nKey="audit.group.cluster-wide">In no namespace</Trans>}
      {namespaceClass && <NamespaceTag namespaceClass={namespaceClass} />}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1) }),
  dim: css({ color: theme.colors.text.secondary }),
});
