import { t } from '@grafana/i18n';
import type { DeliveryAttempt, DeliveryState } from '@vigil/core/contract/notifications';
import type { MessageKind } from '@vigil/core/notifications/message';

/** What became of a message, in a word. */
export function stateName(state: DeliveryState): string {
  switch (state) {
    case 'waiting':
      return t('notifications.state.waiting', 'waiting');
    case 'sending':
      return t('notifications.state.sending', 'sending');
    case 'sent':
      return t('notifications.state.sent', 'sent');
    case 'digested':
      return t('notifications.state.digested', 'in a digest');
    case 'dead':
      return t('notifications.state.dead', 'dead letter');
  }
}

/** Why a message was made, in a word. */
export function kindName(kind: MessageKind): string {
  switch (kind) {
    case 'firing':
      return t('notifications.kind.firing', 'new');
    case 'resolved':
      return t('notifications.kind.resolved', 'over');
    case 'repeat':
      return t('notifications.kind.repeat', 'lasts');
    case 'digest':
      return t('notifications.kind.digest', 'digest');
    case 'daily':
      return t('notifications.kind.daily', 'daily');
    case 'test':
      return t('notifications.kind.test', 'test');
  }
}

/** What the service did with one attempt, in a word. */
export function outcomeName(outcome: DeliveryAttempt['outcome']): string {
  switch (outcome) {
    case 'accepted':
      return t('notifications.outcome.accepted', 'taken');
    case 'retry':
      return t('notifications.outcome.retry', 'not taken, tried again');
    case 'refused':
      return t('notifications.outcome.refused', 'refused');
    case 'interrupted':
      return t('notifications.outcome.interrupted', 'interrupted: it may have arrived');
  }
}
