import { css, cx } from '@emotion/css';
import { useState } from 'react';
import { Link } from 'react-router-dom-v5-compat';
import { toIconName, type GrafanaTheme2, type NavLinkDTO } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import { navText } from './nav-text.ts';

interface Props {
  item: NavLinkDTO;
  level: number;
  /** Id of the entry whose page is shown. */
  active: string | undefined;
}

/** One entry of the menu and, unfolded, those under it. */
export function NavItem({ item, level, active }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(true);
  const icon = level === 0 ? toIconName(item.icon ?? '') : undefined;
  const isActive = item.id === active;
  const children = item.children ?? [];
  return (
    <li>
      <div className={cx(styles.row, isActive && styles.active)} style={{ paddingLeft: level * 16 }}>
        {icon ? (
          <Icon name={icon} size="lg" />
        ) : item.img ? (
          <img className={styles.image} src={item.img} alt="" />
        ) : null}
        <Link
          to={item.url ?? '/'}
          className={cx(styles.link, level > 1 && styles.deep)}
          {...(isActive && { 'aria-current': 'page' as const })}
        >
          {navText(item)}
        </Link>
        {children.length > 0 && (
          <IconButton
            name={open ? 'angle-up' : 'angle-down'}
            aria-label={open ? t('sandbox.frame.collapse', 'Collapse') : t('sandbox.frame.expand', 'Expand')}
            onClick={() => setOpen(!open)}
          />
        )}
      </div>
      {open && children.length > 0 && (
        <ul className={styles.children}>
          {children.map((child) => (
            <NavItem key={child.id} item={child} level={level + 1} active={active} />
          ))}
        </ul>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: theme.spacing(4),
    paddingRight: theme.spacing(1),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
    '& > svg, & > div > svg': { marginLeft: theme.spacing(1) },
  }),
  active: css({
    background: theme.colors.action.selected,
    color: theme.colors.text.primary,
    '&::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: 4,
      bottom: 4,
      width: theme.spacing(0.5),
      borderRadius: theme.shape.radius.default,
      backgroundImage: theme.colors.gradients.brandVertical,
    },
  }),
  link: css({
    flex: 1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '&:hover': { textDecoration: 'underline' },
  }),
  deep: css({ paddingLeft: theme.spacing(1.5) }),
  image: css({ width: 18, height: 18, marginLeft: theme.spacing(1) }),
  children: css({ listStyle: 'none' }),
});
