import { EventBusSrv } from '@grafana/data';

/** Grafana's application event bus: toasts among others. */
export const hostEvents = new EventBusSrv();
