import React from 'react';
import { config } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import { PageFrame } from '../../components/PageFrame';
import { EmptyState } from '../../components/states/EmptyState';
import { pageSubtitle, pageTitle } from './page-texts';
import { ProxyNotifications } from './ProxyNotifications';

/** Who was told of what, and whether it arrived. For Editors and Admins: messages name people and places. */
export default function NotificationsPage() {
  const { orgRole } = config.bootData.user;
  if (orgRole === 'Editor' || orgRole === 'Admin') {
    return <ProxyNotifications />;
  }
  return (
    <PageFrame title={pageTitle()} subtitle={pageSubtitle()}>
      <EmptyState icon="lock" title={t('notifications.forbidden.title', 'Notifications are for Editors and Admins')}>
        {t(
          'notifications.forbidden.text',
          'You are a Viewer in this organization. Ask an administrator for the role Editor to see who is told what, and to send tests.'
        )}
      </EmptyState>
    </PageFrame>
  );
}
