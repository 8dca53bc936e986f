import type { Evidence } from '../vocabulary/finding.ts';
import type { LocalText } from '../vocabulary/local-text.ts';

/** One line of evidence: what was measured, and the value with its unit and window written out. */
export function figure(en: string, zh: string, value: string | number): Evidence['figures'][number] {
  return { label: { en, zh }, value: String(value) };
}

/** The same sentence in both languages. */
export function text(en: string, zh: string): LocalText {
  return { en, zh };
}
