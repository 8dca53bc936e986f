import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { ResourceRow } from '@vigil/core/resources/roll-up';
import { unknown } from '../figure-text';

/** How often, and whether an OOM kill was the last of it. */
export function RestartsCell({ row }: { row: ResourceRow }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {row.restarts ?? unknown}
      {row.oomKilled && (
        <abbr className={styles.oom} title={t('resources.row.oom-hint', 'The last termination was an OOM kill')}>
          {t('resources.row.oom', 'OOM')}
        </abbr>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  oom: css({ marginLeft: theme.spacing(0.5), fontSize: theme.typography.bodySmall.fontSize }),
});
