import { incidentStatuses } from '@vigil/core/vocabulary/incident';
import { severities } from '@vigil/core/vocabulary/severity';
import { sharedFields } from '../../url/shared-fields';
import { choiceField, choicesField, listField, switchField, textField, type UrlState } from '../../url/url-field';

export const sortOrders = ['lastSeen', 'severity', 'occurrences'] as const;
export type SortOrder = (typeof sortOrders)[number];

export const drawerTabs = ['log', 'metrics', 'timeline', 'events', 'spec'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

/** What the Exceptions page keeps in its URL, besides the time range. */
export const exceptionsUrl = {
  ...sharedFields,
  severity: choicesField(severities),
  reason: listField,
  state: choicesField(incidentStatuses),
  /** Whom the page asks; without a proxy always Prometheus. */
  source: choiceField(['proxy', 'prometheus'], 'proxy'),
  /** Of errors in logs: incidents with the same error. */
  fingerprint: listField,
  /** Only what began soon after a change of its workload. */
  afterChange: switchField,
  /** Only what began in the time range. */
  startedInRange: switchField,
  sort: choiceField(sortOrders, 'lastSeen'),
  /** Id of the incident in the drawer. */
  incident: textField,
  tab: choiceField(drawerTabs, 'log'),
  /** Which log, and the line to show: its number, counted from 1, and its time. */
  which: choiceField(['previous', 'current', 'live', ''], ''),
  line: textField,
};

export type ExceptionsState = UrlState<typeof exceptionsUrl>;

/** Every filter as it is when nothing is narrowed down. */
export const noFilters = {
  cluster: [],
  namespace: [],
  workload: [],
  severity: [],
  reason: [],
  state: [],
  fingerprint: [],
  afterChange: false,
  startedInRange: false,
  search: '',
} satisfies Partial<ExceptionsState>;
