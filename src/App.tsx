import React, { lazy, Suspense } from 'react';
import { PageErrorBoundary } from './components/PageErrorBoundary';
import { PageLoading } from './components/PageLoading';
import { pageAt, type PageName } from './routing/pages';
import { useGrafanaLocation } from './url/use-grafana-location';

const pages: Record<PageName, React.ComponentType> = {
  exceptions: lazy(() => import('./pages/exceptions/ExceptionsPage')),
  resources: lazy(() => import('./pages/resources/ResourcesPage')),
  audit: lazy(() => import('./pages/audit/AuditPage')),
  notifications: lazy(() => import('./pages/notifications/NotificationsPage')),
  health: lazy(() => import('./pages/health/HealthPage')),
};

/** The app: the page that the path names. */
export default function App() {
  const { pathname } = useGrafanaLocation();
  const name = pageAt(pathname);
  const Page = pages[name];
  return (
    <PageErrorBoundary key={name}>
      <Suspense fallback={<PageLoading />}>
        <Page />
      </Suspense>
    </PageErrorBoundary>
  );
}
