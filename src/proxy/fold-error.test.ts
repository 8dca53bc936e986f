import { ProxyError } from './backend-problem';
import { foldAnswer, foldError } from './fold-error';

const problem = (code: string, status: number) => ({
  type: 'about:blank',
  title: 'x',
  status,
  detail: 'its words',
  code,
});

describe('foldAnswer', () => {
  it.each([
    [502, undefined, 'unreachable'],
    [504, '', 'unreachable'],
    [403, { message: 'Access denied' }, 'forbidden'],
    [403, 'origin not allowed', 'forbidden'],
    [401, undefined, 'wrong-token'],
    [424, undefined, 'wrong-token'],
    [503, undefined, 'not-ready'],
    [404, { message: 'plugin route match not found' }, 'contract-mismatch'],
    [404, '<html>nginx</html>', 'contract-mismatch'],
    [500, { message: 'Could not parse url' }, 'unexpected'],
    [404, problem('not-found', 404), 'not-found'],
    [424, problem('wrong-token', 424), 'wrong-token'],
    [503, problem('not-ready', 503), 'not-ready'],
    [400, problem('bad-request', 400), 'unexpected'],
    [503, problem('cluster-unreachable', 503), 'not-ready'],
  ])('%d %j is %s', (status, body, kind) => {
    expect(foldAnswer(status, body)).toMatchObject({ kind, status });
  });

  it('keeps the words of the proxy, also as text, and no page of another server', () => {
    expect(foldAnswer(403, problem('forbidden', 403)).detail).toBe('its words');
    expect(foldAnswer(403, JSON.stringify(problem('forbidden', 403))).detail).toBe('its words');
    expect(foldAnswer(404, '<html>nginx</html>').detail).toBe('');
  });
});

describe('foldError', () => {
  it('takes a network error for unreachable', () => {
    expect(foldError(new TypeError('Failed to fetch'))).toEqual({
      kind: 'unreachable',
      detail: 'Failed to fetch',
      status: null,
    });
  });

  it('leaves a problem as it is', () => {
    const known = { kind: 'forbidden', detail: '', status: 403 } as const;
    expect(foldError(new ProxyError(known))).toBe(known);
  });

  it.each([[undefined], ['text'], [{}]])('survives %p', (error) => {
    expect(foldError(error).kind).toBe('unreachable');
  });
});
