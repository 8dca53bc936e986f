import { describeIgnoreRule } from '@vigil/core/exceptions/ignore-rules';
import { localText } from '../../i18n/local-text';

/** What a rule that leaves troubles out says of itself. Rules of a newer proxy read as their name. */
export function ignoredRuleText(rule: string): string {
  return localText(describeIgnoreRule(rule));
}
