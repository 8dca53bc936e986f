import React, { useRef, type KeyboardEvent } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { drawerTabs, type DrawerTab } from '../exceptions-url';

export interface DrawerTabsProps {
  active: DrawerTab;
  counts: Partial<Record<DrawerTab, number>>;
  onTab(tab: DrawerTab): void;
}

/** Id of the element that shows what a tab is about. */
export const panelId = 'vigil-incident-panel';

export const tabId = (tab: DrawerTab) => `vigil-incident-tab-${tab}`;

/** The evidence by kind. Arrow keys, Home and End move between the tabs. */
export function DrawerTabs({ active, counts, onTab }: DrawerTabsProps) {
  const styles = useStyles2(getStyles);
  const tabs = useRef<Partial<Record<DrawerTab, HTMLElement | null>>>({});
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextTab(active, event.key);
    if (next) {
      event.preventDefault();
      tabs.current[next]?.focus();
      onTab(next);
    }
  };
  return (
    <TabsBar className={styles.tabs}>
      {drawerTabs.map((tab) => (
        <Tab
          key={tab}
          ref={(element: HTMLElement | null) => {
            tabs.current[tab] = element;
          }}
          id={tabId(tab)}
          aria-controls={panelId}
          label={tabName(tab)}
          counter={counts[tab]}
          active={tab === active}
          onChangeTab={() => onTab(tab)}
          onKeyDown={onKeyDown}
        />
      ))}
    </TabsBar>
  );
}

/** The tab that a key leads to; undefined when it leads nowhere. */
export function nextTab(active: DrawerTab, key: string): DrawerTab | undefined {
  const index = drawerTabs.indexOf(active);
  switch (key) {
    case 'ArrowRight':
      return drawerTabs[(index + 1) % drawerTabs.length];
    case 'ArrowLeft':
      return drawerTabs.at(index - 1);
    case 'Home':
      return drawerTabs[0];
    case 'End':
      return drawerTabs.at(-1);
    default:
      return undefined;
  }
}

function tabName(tab: DrawerTab): string {
  switch (tab) {
    case 'log':
      return t('exceptions.drawer.log', 'Log');
    case 'metrics':
      return t('exceptions.drawer.metrics', 'Metrics');
    case 'timeline':
      return t('exceptions.drawer.timeline', 'Timeline');
    case 'events':
      return t('exceptions.drawer.events', 'Events');
    case 'spec':
      return t('exceptions.drawer.spec', 'Spec');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  tabs: css({ marginBottom: theme.spacing(1.5) }),
});
