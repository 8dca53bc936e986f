import { css } from '@emotion/css';
import { useEffect, useState } from 'react';
import { AppEvents, type AlertPayload, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Portal, useStyles2, type AlertVariant } from '@grafana/ui';
import { hostEvents } from '../runtime/host-events.ts';

interface Toast {
  key: number;
  severity: AlertVariant;
  title: string;
  text: string;
}

const kinds = [
  { event: AppEvents.alertSuccess, severity: 'success', shownFor: 3_000 },
  { event: AppEvents.alertInfo, severity: 'info', shownFor: 3_000 },
  { event: AppEvents.alertWarning, severity: 'warning', shownFor: 5_000 },
  { event: AppEvents.alertError, severity: 'error', shownFor: 7_000 },
] as const;

let lastKey = 0;

/** What the plugin and the HTTP client publish as alerts, at the upper right, going by themselves. */
export function Toasts() {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);
  useEffect(() => {
    const remove = (key: number) => setToasts((all) => all.filter((toast) => toast.key !== key));
    const handlers = kinds.map(({ event, severity, shownFor }) => {
      const show = ([title, text = '']: AlertPayload = ['']) => {
        const key = ++lastKey;
        setToasts((all) => [...all, { key, severity, title, text }]);
        setTimeout(() => remove(key), shownFor);
      };
      hostEvents.on(event.name, show);
      return () => hostEvents.off(event.name, show);
    });
    return () => handlers.forEach((stop) => stop());
  }, []);
  if (toasts.length === 0) {
    return null;
  }
  return (
    <Portal>
      <div className={styles.stack} role="status">
        {toasts.map(({ key, severity, title, text }) => (
          <Alert
            key={key}
            severity={severity}
            title={title}
            elevated
            onRemove={() => setToasts((all) => all.filter((toast) => toast.key !== key))}
          >
            {text}
          </Alert>
        ))}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  stack: css({ position: 'fixed', zIndex: theme.zIndex.portal, top: 48, right: 10, width: 400, maxWidth: '90vw' }),
});
