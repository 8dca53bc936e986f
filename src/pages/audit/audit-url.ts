import { auditCategories } from '@vigil/core/vocabulary/finding';
import { severities } from '@vigil/core/vocabulary/severity';
import { sharedFields } from '../../url/shared-fields';
import { choiceField, choicesField, listField, switchField, textField, type UrlState } from '../../url/url-field';

export const auditViews = ['check', 'workload', 'namespace', 'node', 'unchecked'] as const;
export type AuditView = (typeof auditViews)[number];
/** The hazards there are, or what the loss of a place would bring. */
export const auditTabs = ['findings', 'what-if'] as const;
export type AuditTab = (typeof auditTabs)[number];

/** What the Audit page keeps in its URL, besides the time range. */
export const auditUrl = {
  ...sharedFields,
  severity: choicesField(severities),
  category: choicesField(auditCategories),
  tab: choiceField(auditTabs, 'findings'),
  view: choiceField(auditViews, 'check'),
  /** Of the checks without a verdict: all, or those for one reason. */
  notChecked: choiceField(['all', 'unknown', 'not-applicable'], 'all'),
  /** Keys of the groups that are unfolded. */
  open: listField,
  /** The list shows the exempt findings in place of the open ones. */
  exempt: switchField,
  /** The drawer with all exemptions is open. */
  exemptions: switchField,
  /** The finding in the drawer: its {@link findingKey}. */
  finding: textField,
  /** What the what-if lists: all places, or those of one kind. */
  places: choiceField(['all', 'node', 'zone'], 'all'),
  /** The place in the drawer: its `kind/name@cluster`. */
  place: textField,
};
export type AuditState = UrlState<typeof auditUrl>;
