import { AnswerCache } from '@vigil/core/prometheus/answer-cache';

export { AnswerCache };

/** One for the whole page, as long as the browser keeps it. */
export const answerCache = new AnswerCache(Date.now);
