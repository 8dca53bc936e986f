import { deliveryStates } from '@vigil/core/contract/notifications';
import { choiceField, choicesField, listField, textField, type UrlState } from '../../url/url-field';

export const notificationViews = ['deliveries', 'receivers', 'preview'] as const;
export type NotificationView = (typeof notificationViews)[number];

/** What the Notifications page keeps in its URL. */
export const notificationsUrl = {
  view: choiceField(notificationViews, 'deliveries'),
  receiver: listField,
  state: choicesField(deliveryStates),
  search: textField,
  /** Id of the message in the drawer. */
  delivery: textField,
};

export type NotificationsState = UrlState<typeof notificationsUrl>;
