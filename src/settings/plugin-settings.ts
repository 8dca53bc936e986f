import type { DashboardLink } from './dashboard-link';

/** What the administrator configured, as far as every viewer may read it (`jsonData`). The token is not among it. */
export interface PluginSettings {
  /** `http://vigil-backend-proxy.vigil:8080`, without a trailing slash; empty or absent: not configured. */
  proxyUrl?: string;
  /** uid of the Prometheus data source the pages start with. */
  defaultDataSource?: string;
  /** The least role that may read logs; absent: Viewer. */
  logsRole?: LogsRole;
  /** Shown with every incident; each checked with `checkLink` before it is used. */
  dashboardLinks?: DashboardLink[];
  /** What differs from the default thresholds and strategies of Resources; read with `parsePolicy`. */
  resourcePolicy?: Record<string, unknown>;
}

export const logsRoles = ['Viewer', 'Editor', 'Admin'] as const;
export type LogsRole = (typeof logsRoles)[number];
