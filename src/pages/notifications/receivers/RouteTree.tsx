import React from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { type RouteView } from '@vigil/core/contract/notifications';
import { policyTexts } from './policy-texts';

/** The tree of routes: what a node matches, who is told, and what holds there with all that it inherits. */
export function RouteTree({ route }: { route: RouteView }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.tree} aria-label={t('notifications.routes.tree', 'Tree of routes')}>
      <RouteNode route={route} />
    </ul>
  );
}

function RouteNode({ route }: { route: RouteView }) {
  const styles = useStyles2(getStyles);
  return (
    <li>
      <div className={styles.node}>
        <div className={styles.line}>
          {route.match.length === 0 ? (
            <span>{t('notifications.routes.everything', 'everything')}</span>
          ) : (
            route.match.map((condition) => (
              <code key={condition} className={styles.condition}>
                {condition}
              </code>
            ))
          )}
          <Icon name="arrow-right" aria-label={t('notifications.routes.to', 'goes to')} />
          <strong>{route.receiver}</strong>
          {route.continue && (
            <span className={styles.dim}>{t('notifications.routes.continue', 'and on to the routes after it')}</span>
          )}
        </div>
        <div className={styles.policy}>
          {policyTexts(route).map((text) => (
            <span key={text}>{text}</span>
          ))}
        </div>
      </div>
      {route.routes.length > 0 && (
        <ul className={styles.children}>
          {route.routes.map((child, index) => (
            <RouteNode key={index} route={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tree: css({ listStyle: 'none', margin: theme.spacing(1, 0, 0) }),
  children: css({
    listStyle: 'none',
    marginLeft: theme.spacing(1.5),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
  }),
  node: css({ padding: theme.spacing(0.75, 0) }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  condition: css({ margin: 0, overflowWrap: 'anywhere', whiteSpace: 'normal' }),
  dim: css({ color: theme.colors.text.secondary }),
  policy: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
