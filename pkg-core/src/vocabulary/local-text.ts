import { z } from 'zod';

/** The languages every text of Vigil exists in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** One sentence in every language: for texts that are decided here and read on a page, in a chat or in a report. */
export const LocalText = z.object({ en: z.string(), zh: z.string() });
export type LocalText = z.infer<typeof LocalText>;

/** The language of Vigil nearest to a BCP 47 tag: `zh-Hans`, `zh-CN` → `zh`; anything else → `en`. */
export function languageOf(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh' : 'en';
}
