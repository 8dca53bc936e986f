import { css } from '@emotion/css';
import { useObservable } from 'react-use';
import { Link, useLocation } from 'react-router-dom-v5-compat';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { findSection } from '../page/find-section.ts';
import { currentPageNav } from '../page/page-nav-store.ts';
import { navText } from './nav-text.ts';

type Crumb = Pick<NavModelItem, 'id' | 'text' | 'url'>;

/** The page's own chain of parents, outermost first; the active tab last. */
function chain(item: NavModelItem | undefined): Crumb[] {
  if (item === undefined) {
    return [];
  }
  const tab = item.children?.find(({ active }) => active);
  return [...chain(item.parentItem), ...(item.hideFromBreadcrumbs ? [] : [item]), ...(tab ? [tab] : [])];
}

/** Home, the section of the menu, and what the page adds to it. */
export function Breadcrumbs() {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const pageNav = useObservable(currentPageNav, currentPageNav.value);
  const section: Crumb[] = findSection(pathname);
  const own = chain(pageNav).filter(
    ({ text, url }) => !section.some((known) => known.text === text || known.url === url)
  );
  const crumbs: Crumb[] = [{ id: 'home', text: 'Home', url: '/' }, ...section, ...own];
  return (
    <nav className={styles.nav} aria-label={t('sandbox.frame.breadcrumbs', 'Breadcrumbs')}>
      <ol className={styles.list}>
        {crumbs.map((crumb, index) => (
          <li key={`${crumb.url}-${crumb.text}`} className={styles.crumb}>
            {index === crumbs.length - 1 ? (
              <span aria-current="page">{navText(crumb)}</span>
            ) : (
              <>
                <Link to={crumb.url ?? '#'} className={styles.link}>
                  {navText(crumb)}
                </Link>
                <Icon name="angle-right" className={styles.separator} />
              </>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  nav: css({ flex: 1, minWidth: 0, overflow: 'hidden' }),
  list: css({ display: 'flex', listStyle: 'none', margin: 0, whiteSpace: 'nowrap' }),
  crumb: css({ display: 'flex', alignItems: 'center' }),
  link: css({ color: theme.colors.text.secondary, '&:hover': { textDecoration: 'underline' } }),
  separator: css({ color: theme.colors.text.secondary, margin: theme.spacing(0, 0.5) }),
});
