import React from 'react';
import { t } from '@grafana/i18n';
import { type LogState } from '@vigil/core/vocabulary/incident';
import { EmptyState } from '../../../components/states/EmptyState';

/** Why there is no log. */
export function NoLog({ log }: { log: LogState }) {
  return (
    <EmptyState icon="file-alt" title={titleOf(log.status)}>
      {log.detail}
    </EmptyState>
  );
}

function titleOf(status: LogState['status']): string {
  switch (status) {
    case 'none':
      return t('exceptions.no-log.none', 'This leaves no log: no container ran');
    case 'pending':
      return t('exceptions.no-log.pending', 'The log is being fetched');
    case 'captured':
      return t('exceptions.no-log.expired', 'The log was captured, and is older than what the proxy keeps');
    case 'gone':
      return t('exceptions.no-log.gone', 'The kubelet no longer had the log');
    case 'failed':
      return t('exceptions.no-log.failed', 'The log could not be fetched');
    case 'dropped':
      return t('exceptions.no-log.dropped', 'The log was not fetched: too many containers died at the same time');
  }
}
