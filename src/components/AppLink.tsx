import React, { type AnchorHTMLAttributes, type MouseEvent } from 'react';
import { cx, css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2 } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';

export interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Path and query within Grafana, from {@link pagePath}. */
  to: string;
}

/** A link within Grafana: no page load, but opens in a new tab when the user wants it to. */
export function AppLink({ to, className, onClick, children, ...rest }: AppLinkProps) {
  const styles = useStyles2(getStyles);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const wantsTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!wantsTab && !event.defaultPrevented) {
      event.preventDefault();
      // Else Grafana's own listener for links would follow it a second time.
      event.stopPropagation();
      locationService.push(to);
    }
  };
  return (
    <a {...rest} href={locationUtil.assureBaseUrl(to)} className={cx(styles.link, className)} onClick={follow}>
      {children}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    color: 'inherit',
    '&:hover, &:focus-visible': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
