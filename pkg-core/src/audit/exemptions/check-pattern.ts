import { auditCategories, type AuditCategory } from '../../vocabulary/finding.ts';

/** A check as far as an exemption can name it. */
export interface NamedCheck {
  id: string;
  category: AuditCategory;
}

/** Whether a pattern of an exemption (`HA-12`, `ST-*`, `availability`, `*`) names this check. */
export function namesCheck(pattern: string, { id, category }: NamedCheck): boolean {
  return (
    pattern === '*' ||
    pattern === id ||
    pattern === category ||
    (isFamily(pattern) && id.startsWith(pattern.slice(0, -1)))
  );
}

/** Patterns in their one spelling: ids in capitals, categories in small letters, each once. */
export function normalisePatterns(patterns: readonly string[]): string[] {
  const spelled = patterns.map((pattern) => {
    const lower = pattern.trim().toLowerCase();
    return auditCategories.find((category) => category === lower) ?? lower.toUpperCase();
  });
  return [...new Set(spelled)];
}

/** Those that name no check at all: a typing error, or a check of another version. */
export function unknownPatterns(patterns: readonly string[], checks: readonly NamedCheck[]): string[] {
  return patterns.filter((pattern) => !checks.some((check) => namesCheck(pattern, check)));
}

/** `HA-*`: only whole families, so that nobody exempts `HA-1` and gets HA-10 with it. */
function isFamily(pattern: string): boolean {
  return /^[A-Z]{2,4}-\*$/.test(pattern);
}
