import { type Language, type LocalText } from '../vocabulary/local-text.ts';
import type { Message } from './message.ts';
import { headlineOf } from './view.ts';

/** What a message tells of, in one line and every language: for lists of messages. */
export function titleOfMessage(message: Message): LocalText {
  const of = (language: Language) => headlineOf(message, language);
  return { en: of('en'), zh: of('zh') };
}
