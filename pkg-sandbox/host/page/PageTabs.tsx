import { css } from '@emotion/css';
import type { GrafanaTheme2, NavModelItem } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';

/** The children of a page's nav as tabs under its header. */
export function PageTabs({ tabs }: { tabs: NavModelItem[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.tabs}>
      <TabsBar>
        {tabs
          .filter(({ hideFromTabs }) => hideFromTabs !== true)
          .map(({ id, text, url, active, icon, tabCounter, tabSuffix }) => (
            <Tab
              key={id ?? text}
              label={text}
              active={active ?? false}
              icon={icon}
              counter={tabCounter}
              suffix={tabSuffix}
              href={url}
              onChangeTab={(event) => {
                event.preventDefault();
                locationService.push(url ?? '');
              }}
            />
          ))}
      </TabsBar>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ tabs: css({ marginBottom: theme.spacing(2) }) });
