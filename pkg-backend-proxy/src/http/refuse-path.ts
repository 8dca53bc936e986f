/**
 * Why a request target is not looked at any further; undefined when it is fine. Grafana decodes `%2F` and passes `..` on,
 * so that a path could mean one route to it and another one here.
 */
export function refusePath(target: string): string | undefined {
  if (target.length > 8192) {
    return 'The address is longer than 8192 characters. Ask for less at once.';
  }
  const path = target.split('?', 1)[0] ?? '';
  if (/%2f|%5c|\\/i.test(path)) {
    return 'The path holds an encoded slash or a backslash.';
  }
  const segments = path.replace(/%2e/gi, '.').split('/');
  if (segments.some((segment) => segment === '.' || segment === '..')) {
    return 'The path holds a dot segment.';
  }
  return undefined;
}
