export type ProxyUrlProblem = 'not-a-url' | 'not-http' | 'has-credentials' | 'has-query';

/** The address as the routes of plugin.json need it: without a slash at its end. Empty stays empty. */
export function normaliseProxyUrl(text: string): { url: string } | { problem: ProxyUrlProblem } {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { url: '' };
  }
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return { problem: 'not-a-url' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { problem: /^[\w.-]+:\d+/.test(trimmed) ? 'not-a-url' : 'not-http' };
  }
  if (url.username || url.password) {
    return { problem: 'has-credentials' };
  }
  if (url.search || url.hash) {
    return { problem: 'has-query' };
  }
  return { url: `${url.origin}${url.pathname}`.replace(/\/+$/, '') };
}
