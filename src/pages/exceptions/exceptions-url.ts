import { incidentStates } from '@vigil/core/vocabulary/incident';
import { severities } from '@vigil/core/vocabulary/severity';
import { sharedFields } from '../../url/shared-fields';
import { choiceField, choicesField, listField, textField } from '../../url/url-field';

export const sortOrders = ['lastSeen', 'severity', 'occurrences'] as const;
export type SortOrder = (typeof sortOrders)[number];

export const drawerTabs = ['log', 'metrics', 'timeline', 'events', 'spec'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

/** What the Exceptions page keeps in its URL, besides the time range. */
export const exceptionsUrl = {
  ...sharedFields,
  severity: choicesField(severities),
  reason: listField,
  state: choicesField(incidentStates),
  sort: choiceField(sortOrders, 'lastSeen'),
  /** Id of the incident in the drawer. */
  incident: textField,
  tab: choiceField(drawerTabs, 'log'),
  /** Which log, and the line to show, counted from 1. */
  which: choiceField(['previous', 'current', 'live', ''], ''),
  line: textField,
};
