import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, ToolbarButton, useStyles2 } from '@grafana/ui';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { VisitorMenu } from './VisitorMenu.tsx';

/** The bar on top: breadcrumbs, what this page is, who looks at it. `onOpenMenu`: given while the menu is hidden. */
export function TopBar({ onOpenMenu }: { onOpenMenu?: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <header className={styles.bar}>
      {onOpenMenu && (
        <ToolbarButton
          iconOnly
          narrow
          icon="bars"
          aria-label={t('sandbox.frame.open-menu', 'Open menu')}
          onClick={onOpenMenu}
        />
      )}
      <Breadcrumbs />
      <Badge
        color="orange"
        icon="info-circle"
        text={t('sandbox.badge', 'Vigil sandbox – a stand-in for Grafana')}
        tooltip={t(
          'sandbox.badge-explanation',
          'Real @grafana components and the real plugin, but not Grafana itself.'
        )}
      />
      <VisitorMenu />
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: 40,
    padding: theme.spacing(0, 1, 0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
