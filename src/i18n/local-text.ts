import type { LocalText } from '@vigil/core/vocabulary/local-text';
import { currentLanguage } from './start-translations';

/** A text decided in the core, in the user's language. */
export function localText(text: LocalText): string {
  return text[currentLanguage()];
}
