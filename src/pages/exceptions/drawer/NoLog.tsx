import React from 'react';
import { t } from '@grafana/i18n';
import { type LogState } from '@vigil/core/vocabulary/incident';
import { EmptyState } from '../../../components/states/EmptyState';

/** Why there is no log, in the words of whoever refused, and what that means. */
export function NoLog({ log }: { log: LogState }) {
  const { title, meaning } = wordsOf(log.status);
  return (
    <EmptyState icon={log.status === 'pending' ? 'clock-nine' : 'file-alt'} title={title}>
      <p>{meaning}</p>
      {log.detail && <code>{log.detail}</code>}
    </EmptyState>
  );
}

function wordsOf(status: LogState['status']): { title: string; meaning: string } {
  switch (status) {
    case 'none':
      return {
        title: t('exceptions.no-log.none', 'This leaves no log: no container ran'),
        meaning: t('exceptions.no-log.none-why', 'What Kubernetes said about it is on the Events tab.'),
      };
    case 'pending':
      return {
        title: t('exceptions.no-log.pending', 'The log is being fetched'),
        meaning: t('exceptions.no-log.pending-why', 'It appears here by itself.'),
      };
    case 'captured':
      return {
        title: t('exceptions.no-log.expired', 'The log was captured, and is older than what the proxy keeps'),
        meaning: t('exceptions.no-log.expired-why', 'Logs are removed before incidents are, by age and by space.'),
      };
    case 'gone':
      return {
        title: t('exceptions.no-log.gone', 'The kubelet no longer had the log'),
        meaning: t(
          'exceptions.no-log.gone-why',
          'The container or its pod was removed before the log could be fetched; the proxy fetches within a second of hearing of it.'
        ),
      };
    case 'failed':
      return {
        title: t('exceptions.no-log.failed', 'The log could not be fetched'),
        meaning: t(
          'exceptions.no-log.failed-why',
          'The proxy tried several times. With status 403 its role lacks pods/log; with a time-out the node does not answer.'
        ),
      };
    case 'dropped':
      return {
        title: t('exceptions.no-log.dropped', 'The log was not fetched: too many containers died at the same time'),
        meaning: t(
          'exceptions.no-log.dropped-why',
          'The queue was full. The next time it happens the log is fetched; the Health page counts what was dropped.'
        ),
      };
  }
}
