import { css } from '@emotion/css';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';
import { PageLayoutType, type GrafanaTheme2 } from '@grafana/data';
import type { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { findSection } from './find-section.ts';
import { currentPageNav } from './page-nav-store.ts';
import { PageHeader } from './PageHeader.tsx';
import { PageTabs } from './PageTabs.tsx';

type Props = React.ComponentProps<typeof PluginPage>;

/** `PluginPage` of the stand-in: title, subtitle, actions and tabs where Grafana has them, on the standard layout. */
export function HostPage({
  pageNav,
  layout = PageLayoutType.Standard,
  background,
  children,
  subTitle,
  ...header
}: Props) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const section = findSection(pathname).at(-1);
  const item = pageNav ?? section ?? { text: '' };

  useEffect(() => {
    currentPageNav.next(pageNav);
    document.title = `${item.text} - Vigil sandbox`;
    return () => currentPageNav.next(undefined);
  }, [pageNav, item.text]);

  if (layout === PageLayoutType.Custom) {
    return <div className={styles.custom}>{children}</div>;
  }
  if (layout === PageLayoutType.Canvas) {
    return <div className={styles.canvas}>{children}</div>;
  }
  return (
    <div className={background === 'canvas' ? styles.canvasBackground : styles.page}>
      <div className={styles.inner}>
        <PageHeader item={item} subTitle={subTitle ?? item.subTitle} {...header} />
        {pageNav?.children && <PageTabs tabs={pageNav.children} />}
        <div className={styles.content}>{children}</div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const page = {
    flex: 1,
    display: 'flex',
    flexDirection: 'column',
    background: theme.colors.background.primary,
  } as const;
  return {
    page: css(page),
    canvasBackground: css({ ...page, background: theme.colors.background.canvas }),
    custom: css({ flex: 1, display: 'flex', flexDirection: 'column' }),
    canvas: css({ flex: 1, display: 'flex', flexDirection: 'column', padding: theme.spacing(2) }),
    inner: css({
      flex: 1,
      display: 'flex',
      flexDirection: 'column',
      minWidth: 0,
      padding: theme.spacing(2),
      [theme.breakpoints.up('md')]: { padding: theme.spacing(3, 4) },
    }),
    content: css({ flexGrow: 1, minWidth: 0, position: 'relative' }),
  };
};
