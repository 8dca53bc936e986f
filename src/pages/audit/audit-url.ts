import { auditCategories } from '@vigil/core/vocabulary/finding';
import { severities } from '@vigil/core/vocabulary/severity';
import { sharedFields } from '../../url/shared-fields';
import { choiceField, choicesField, listField, textField, type UrlState } from '../../url/url-field';

export const auditViews = ['check', 'workload', 'node', 'unchecked'] as const;
export type AuditView = (typeof auditViews)[number];

/** What the Audit page keeps in its URL, besides the time range. */
export const auditUrl = {
  ...sharedFields,
  severity: choicesField(severities),
  category: choicesField(auditCategories),
  view: choiceField(auditViews, 'check'),
  /** Keys of the groups that are unfolded. */
  open: listField,
  /** The finding in the drawer: its {@link findingKey}. */
  finding: textField,
};
export type AuditState = UrlState<typeof auditUrl>;
