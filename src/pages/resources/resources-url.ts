import { groupings } from '@vigil/core/resources/roll-up';
import { verdictKinds } from '@vigil/core/resources/judge';
import { sharedFields } from '../../url/shared-fields';
import { choiceField, choicesField, textField, type UrlState } from '../../url/url-field';

export const columnIds = [
  'name',
  'cpu',
  'cpuShare',
  'memory',
  'memoryShare',
  'gpu',
  'throttled',
  'restarts',
  'verdict',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** absolute: one scale down the column · share: every bar ends at its own limit, or request. */
export const scales = ['absolute', 'share'] as const;
export type Scale = (typeof scales)[number];

/** What the Resources page keeps in its URL, besides the time range. */
export const resourcesUrl = {
  ...sharedFields,
  verdict: choicesField(verdictKinds),
  group: choiceField(groupings, 'workload'),
  sort: choiceField(columnIds, 'verdict'),
  order: choiceField(['desc', 'asc'], 'desc'),
  scale: choiceField(scales, 'absolute'),
  /** Id of the row that is open. */
  row: textField,
};
export type ResourcesState = UrlState<typeof resourcesUrl>;
