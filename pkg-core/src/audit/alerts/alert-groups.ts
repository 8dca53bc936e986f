import { auditCategories } from '../../vocabulary/finding.ts';
import { catalogue } from '../catalogue.ts';
import type { Check } from '../check.ts';
import type { AlertGroup } from './alert-rule.ts';
import { checkRule } from './check-rule.ts';
import { ownRules } from './own-rules.ts';

/** Every alert rule: one group a category, then Vigil's own. `docs`: where the folder docs is to be read. */
export function alertGroups(docs: string, checks: readonly Check[] = catalogue): AlertGroup[] {
  const groups = auditCategories.map((category) => ({
    name: `vigil-${category}`,
    rules: checks
      .filter((check) => check.category === category)
      .flatMap((check) => checkRule(check, `${docs}/audit-checks.md`) ?? []),
  }));
  return [...groups, { name: 'vigil-itself', rules: ownRules(`${docs}/audit.md`) }]
    .filter(({ rules }) => rules.length > 0)
    .map(({ name, rules }) => ({ name, interval: '1m', rules }));
}
