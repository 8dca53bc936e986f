import { css } from '@emotion/css';
import { useLocation } from 'react-router-dom-v5-compat';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import { navTree } from '../boot-data.ts';
import { findSection } from '../page/find-section.ts';
import { NavItem } from './NavItem.tsx';
import { SandboxMark } from './SandboxMark.tsx';

/** The menu at the left, as Grafana's: a header, the sections, the app's pages among them; and what all this is. */
export function NavMenu({ onClose }: { onClose(): void }) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const active = findSection(pathname).at(-1)?.id;
  return (
    <nav className={styles.menu} aria-label={t('sandbox.frame.menu', 'Menu')}>
      <div className={styles.header}>
        <SandboxMark />
        <span className={styles.name}>Vigil sandbox</span>
        <IconButton name="times" aria-label={t('sandbox.frame.close-menu', 'Close menu')} onClick={onClose} />
      </div>
      <ul className={styles.items}>
        {navTree.map((item) => (
          <NavItem key={item.id} item={item} level={0} active={active} />
        ))}
      </ul>
      <p className={styles.note}>
        <span lang="en">Vigil sandbox – a stand-in for Grafana</span>
        <span lang="zh-Hans">Vigil 沙盒——Grafana 的替身</span>
      </p>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({ height: '100%', display: 'flex', flexDirection: 'column' }),
  header: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: 40,
    padding: theme.spacing(0, 1, 0, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ flex: 1, fontWeight: theme.typography.fontWeightMedium }),
  items: css({ flex: 1, overflow: 'auto', listStyle: 'none', padding: theme.spacing(1, 1, 2, 1) }),
  note: css({
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: theme.spacing(1, 2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
});
