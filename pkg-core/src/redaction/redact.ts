import { secretPatterns } from './secret-patterns.ts';

/** Stands where a secret stood. */
export const redacted = '[redacted]';

/**
 * The text without what looks like a secret. Of a match, the named group `secret` is replaced, or all of it where there
 * is no such group. `more` are further patterns; each is used with the flag `g`, lookbehind and `i` as given.
 */
export function redact(text: string, more: readonly RegExp[] = []): string {
  let result = text;
  const known = secretPatterns.filter(({ hint }) => !hint || hint.test(text)).flatMap(({ patterns }) => patterns);
  for (const pattern of [...known, ...more]) {
    result = result.replace(everywhere(pattern), (match: string, ...rest: unknown[]) => {
      const groups = rest.at(-1);
      const secret = isGroups(groups) ? groups['secret'] : undefined;
      if (secret?.startsWith(redacted.slice(0, -1))) {
        return match;
      }
      // From the end: a name may repeat the value (`password=password`).
      const start = secret ? match.lastIndexOf(secret) : -1;
      return secret && start >= 0 ? match.slice(0, start) + redacted + match.slice(start + secret.length) : redacted;
    });
  }
  return result;
}

function everywhere(pattern: RegExp): RegExp {
  return pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
}

function isGroups(value: unknown): value is Record<string, string | undefined> {
  return typeof value === 'object' && value !== null;
}
