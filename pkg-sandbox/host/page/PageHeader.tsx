import { css } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import type { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';

interface Props {
  item: Pick<NavModelItem, 'text' | 'img'>;
  subTitle?: React.ReactNode;
  actions?: React.ReactNode;
  info?: React.ComponentProps<typeof PluginPage>['info'];
  renderTitle?: (title: string) => React.ReactNode;
}

/** Title on the left, actions on the right, the subtitle below. */
export function PageHeader({ item, subTitle, actions, info, renderTitle }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.header}>
      <div className={styles.row}>
        <div className={styles.title}>
          {item.img && <img className={styles.image} src={item.img.replace(/^\/?/, '/')} alt="" />}
          {renderTitle ? renderTitle(item.text) : <h1 className={styles.heading}>{item.text}</h1>}
        </div>
        {info && (
          <dl className={styles.info}>
            {info.map(({ label, value }) => (
              <div key={label}>
                <dt className={styles.label}>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {subTitle && <div className={styles.subTitle}>{subTitle}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 3),
  }),
  title: css({ display: 'flex', flex: '1 1 200px', gap: theme.spacing(1), alignItems: 'center' }),
  heading: css({ margin: 0 }),
  image: css({ width: 32, height: 32 }),
  info: css({ display: 'flex', gap: theme.spacing(4), margin: 0 }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center' }),
  subTitle: css({ position: 'relative', color: theme.colors.text.secondary }),
});
