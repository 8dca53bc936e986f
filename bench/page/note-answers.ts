import type { Page } from '@playwright/test';

/** A question to the data source. Unix milliseconds. */
export interface NotedAnswer {
  query: string;
  asked: number;
  /** The last byte of the answer. */
  answered: number;
  /** On the wire, as sent. */
  bytes: number;
}

/** Notes every instant query of a page from now on; the list grows as they are answered. */
export function noteAnswers(page: Page): NotedAnswer[] {
  const answers: NotedAnswer[] = [];
  page.on('requestfinished', (request) => {
    if (!/\/resources\/api\/v1\/query$/.test(request.url())) {
      return;
    }
    const { startTime, responseEnd } = request.timing();
    const noted = {
      query: new URLSearchParams(request.postData() ?? '').get('query') ?? '',
      asked: startTime,
      answered: startTime + responseEnd,
      bytes: 0,
    };
    answers.push(noted);
    request.sizes().then(
      ({ responseBodySize }) => {
        noted.bytes = responseBodySize;
      },
      // The page was closed meanwhile: its figures are taken already.
      () => undefined
    );
  });
  return answers;
}
