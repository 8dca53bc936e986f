import React from 'react';
import { css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2 } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { Trans } from '@grafana/i18n';
import { ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { workloadKey } from '@vigil/core/vocabulary/workload-ref';
import { pagePath, type PageName } from '../../../routing/pages';
import { shareLink } from '../../../url/share-link';
import { type TimeRangeState } from '../../../url/use-time-range';

/** What to do with it: pass it on, or look at the same workload from another side. */
export function IncidentFooter({ incident, time }: { incident: Incident; time: TimeRangeState }) {
  const styles = useStyles2(getStyles);
  const elsewhere = (page: PageName) => {
    const parameters = locationService.getSearch();
    return locationUtil.assureBaseUrl(
      pagePath(page, {
        ds: parameters.get('ds') ?? undefined,
        from: parameters.get('from') ?? undefined,
        to: parameters.get('to') ?? undefined,
        cluster: incident.cluster,
        workload: workloadKey(incident.workload),
      })
    );
  };
  const link = () => {
    const { pathname, search } = locationService.getLocation();
    return shareLink(
      { origin: window.location.origin, subUrl: config.appSubUrl, pathname, search },
      time.from,
      time.to
    );
  };
  return (
    <div className={styles.footer}>
      <ClipboardButton size="sm" variant="secondary" icon="link" getText={link}>
        <Trans i18nKey="exceptions.drawer.copy-link">Copy link</Trans>
      </ClipboardButton>
      <LinkButton size="sm" variant="secondary" fill="outline" href={elsewhere('resources')}>
        <Trans i18nKey="exceptions.drawer.resources">Its resources</Trans>
      </LinkButton>
      <LinkButton size="sm" variant="secondary" fill="outline" href={elsewhere('audit')}>
        <Trans i18nKey="exceptions.drawer.audit">Its audit findings</Trans>
      </LinkButton>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  footer: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
    paddingTop: theme.spacing(1.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
});
