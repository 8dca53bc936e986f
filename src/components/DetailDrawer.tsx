import React, { type ReactNode, useEffect } from 'react';
import { Drawer } from '@grafana/ui';

export interface DetailDrawerProps {
  /** First line: what it is. */
  title: ReactNode;
  /** A row of Grafana `Tab`s. */
  tabs?: ReactNode;
  /** Removes the drawer's part of the URL. */
  onClose(): void;
  children: ReactNode;
}

/**
 * Half the width, resizable, closed by Esc. A page keeps what is open in its URL (`incident=…`, `finding=…`) and its tab
 * in `tab=…`, so that a link opens the same drawer.
 */
export function DetailDrawer({ title, tabs, onClose, children }: DetailDrawerProps) {
  useEffect(() => {
    // Grafana's drawer hears Esc only with the focus in it, and not while the tooltip of its close button is open.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        onClose();
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [onClose]);
  return (
    <Drawer title={title} tabs={tabs} size="md" onClose={onClose}>
      {children}
    </Drawer>
  );
}
