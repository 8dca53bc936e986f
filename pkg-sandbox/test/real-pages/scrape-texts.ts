import { type ScrapedPage, scrapePages } from './scrape-pages.ts';
import { servePages } from './serve-pages.ts';

/** A real Prometheus that has scraped each of these pages so many times, or for half a minute. */
export async function scrapeTexts(
  pages: ReadonlyArray<ScrapedPage & { text: string }>,
  times: number
): Promise<{ url: string; close(): Promise<void> }> {
  const server = await servePages(new Map(pages.map(({ path, text }) => [path, text])));
  try {
    const prometheus = await scrapePages(server.host, [...pages]);
    const end = performance.now() + 30_000;
    while (pages.some(({ path }) => (server.served.get(path) ?? 0) < times) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return {
      url: prometheus.url,
      async close() {
        await prometheus.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
