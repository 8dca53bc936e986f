import { css } from '@emotion/css';
import { useState } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { NavMenu } from './NavMenu.tsx';
import { TopBar } from './TopBar.tsx';
import { useMediaQuery } from './use-media-query.ts';

/** Grafana's frame: the menu docked at the left where there is room for it, the top bar, the page. `?kiosk` hides both. */
export function Frame({ children }: { children: React.ReactNode }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { pathname, search } = useLocation();
  const wide = useMediaQuery(`(min-width: ${theme.breakpoints.values.xl}px)`);
  const [docked, setDocked] = useState(true);
  // The path it was opened on: following a link closes it.
  const [overlayAt, setOverlayAt] = useState<string>();

  if (/[?&]kiosk(=1|=true)?(&|$)/.test(search)) {
    return <main className={styles.page}>{children}</main>;
  }
  const showDocked = wide && docked;
  return (
    <div className={styles.frame}>
      {showDocked && (
        <div className={styles.docked}>
          <NavMenu onClose={() => setDocked(false)} />
        </div>
      )}
      {!wide && overlayAt === pathname && (
        <div className={styles.overlay}>
          <NavMenu onClose={() => setOverlayAt(undefined)} />
        </div>
      )}
      <div className={styles.column}>
        <TopBar {...(!showDocked && { onOpenMenu: () => (wide ? setDocked(true) : setOverlayAt(pathname)) })} />
        <main className={styles.page}>{children}</main>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const menu = {
    position: 'fixed',
    top: 0,
    bottom: 0,
    left: 0,
    width: 300,
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
  } as const;
  return {
    frame: css({ minHeight: '100vh', display: 'flex' }),
    docked: css({ ...menu, zIndex: theme.zIndex.navbarFixed, '& + *': { marginLeft: 300 } }),
    overlay: css({ ...menu, zIndex: theme.zIndex.modal, boxShadow: theme.shadows.z3 }),
    column: css({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }),
    page: css({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }),
  };
};
