import { groupings } from '@vigil/core/resources/roll-up';
import { verdictKinds } from '@vigil/core/resources/judge';
import { sharedFields } from '../../url/shared-fields';
import { choiceField, choicesField, listField, textField, type UrlState } from '../../url/url-field';
import { columnIds } from './columns/column-ids';
import { mapResources } from './treemap/fit';
import { mapAreas } from './treemap/tiles';

export { columnIds, type ColumnId } from './columns/column-ids';

/** absolute: one scale down the column · share: every bar ends at its own limit, or request. */
export const scales = ['absolute', 'share'] as const;
export type Scale = (typeof scales)[number];

/** What the rows stand under. */
export const sectionings = ['none', 'namespace', 'kind', 'node', 'verdict'] as const;
export type Sectioning = (typeof sectionings)[number];

/** What the Resources page keeps in its URL, besides the time range. */
export const resourcesUrl = {
  ...sharedFields,
  verdict: choicesField(verdictKinds),
  group: choiceField(groupings, 'workload'),
  sections: choiceField(sectionings, 'none'),
  /** Sections that are folded up. */
  folded: listField,
  sort: choiceField(columnIds, 'verdict'),
  order: choiceField(['desc', 'asc'], 'desc'),
  scale: choiceField(scales, 'absolute'),
  /** Besides the name; empty: as chosen before in this browser, or those of the page. */
  columns: choicesField(columnIds),
  /** The map of all workloads, and what it shows. */
  map: choiceField(['map', 'list', 'off'], 'map'),
  resource: choiceField(mapResources, 'cpu'),
  area: choiceField(mapAreas, 'request'),
  /** Id of the row that is open. */
  row: textField,
};
export type ResourcesState = UrlState<typeof resourcesUrl>;
