import React, { useRef, type KeyboardEvent } from 'react';
import { t } from '@grafana/i18n';
import { Tab, TabsBar } from '@grafana/ui';
import { notificationViews, type NotificationView } from './notifications-url';

/** Id of the element that shows the view. */
export const viewPanelId = 'vigil-notifications-panel';

export interface ViewTabsProps {
  active: NotificationView;
  /** Dead letters of all receivers; undefined: not known. */
  dead: number | undefined;
  onView(view: NotificationView): void;
}

/** The page's views. Arrow keys move between them. */
export function ViewTabs({ active, dead, onView }: ViewTabsProps) {
  const tabs = useRef<Partial<Record<NotificationView, HTMLElement | null>>>({});
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = notificationViews.at((notificationViews.indexOf(active) + step) % notificationViews.length);
    if (step !== 0 && next) {
      event.preventDefault();
      tabs.current[next]?.focus();
      onView(next);
    }
  };
  return (
    <TabsBar>
      {notificationViews.map((view) => (
        <Tab
          key={view}
          ref={(element: HTMLElement | null) => {
            tabs.current[view] = element;
          }}
          aria-controls={viewPanelId}
          label={viewName(view)}
          counter={view === 'deliveries' && dead ? dead : null}
          active={view === active}
          onChangeTab={() => onView(view)}
          onKeyDown={onKeyDown}
        />
      ))}
    </TabsBar>
  );
}

function viewName(view: NotificationView): string {
  switch (view) {
    case 'deliveries':
      return t('notifications.view.deliveries', 'Delivery log');
    case 'receivers':
      return t('notifications.view.receivers', 'Receivers and routes');
    case 'preview':
      return t('notifications.view.preview', 'Preview');
  }
}
