import { parsePolicy, type PolicyProblem } from '@vigil/core/resources/policy';
import { defaultText, policyFields, textOf, valueOf, type PolicyPath } from './policy-fields';

/** What differs from the defaults, as it is written in the form. */
export type PolicyTexts = Partial<Record<PolicyPath, string>>;

export function policyTexts(stored: Record<string, unknown> | undefined): PolicyTexts {
  const texts: PolicyTexts = {};
  for (const { path, unit } of policyFields) {
    const value = path.split('.').reduce<unknown>((inner, name) => part(inner, name), stored);
    if (value !== undefined) {
      texts[path] = textOf(value, unit);
    }
  }
  return texts;
}

/** The policy to store, and what is wrong with it. Undefined: all as it is by default. */
export function policyOf(texts: PolicyTexts): { value?: Record<string, unknown>; problems: readonly PolicyProblem[] } {
  const value: Record<string, unknown> = {};
  const prices: Record<string, unknown> = {};
  for (const field of policyFields) {
    const text = texts[field.path] ?? '';
    if (text.trim() === '' || text.trim() === defaultText(field)) {
      continue;
    }
    const [first = '', name] = field.path.split('.');
    if (name) {
      prices[name] = valueOf(text, field.unit);
    } else {
      value[first] = valueOf(text, field.unit);
    }
  }
  const whole = { ...value, ...(Object.keys(prices).length > 0 && { prices }) };
  return { ...(Object.keys(whole).length > 0 && { value: whole }), problems: parsePolicy(whole).problems };
}

/** Changes in words, one for each setting. */
export function policyText(texts: PolicyTexts): string {
  return policyFields
    .flatMap((field) => {
      const text = texts[field.path]?.trim() ?? '';
      return text === '' || text === defaultText(field) ? [] : [`${field.path} = ${text}`];
    })
    .join(', ');
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
