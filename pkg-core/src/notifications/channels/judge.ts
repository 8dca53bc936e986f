import type { Answer, HttpCall, Verdict } from './channel.ts';

const minute = 60_000;

/** `Retry-After` in seconds or as a date, in milliseconds from the service's own `now`. RFC 9110, 10.2.3. */
export function retryAfterMs(headers: Record<string, string>): number | null {
  const text = headers['retry-after'];
  if (text === undefined) {
    return null;
  }
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Math.min(Number(text) * 1000, 24 * 60 * minute);
  }
  const [at, now] = [Date.parse(text), Date.parse(headers['date'] ?? '')];
  return Number.isFinite(at) && Number.isFinite(now) ? Math.max(0, at - now) : null;
}

/** What the status alone says; undefined where the body decides. */
export function judgeStatus(answer: Answer): Verdict | undefined {
  const { status, headers } = answer;
  const why = `HTTP ${status}: ${words(answer)}`;
  if (status === 429) {
    return { outcome: 'retry', why, afterMs: retryAfterMs(headers) ?? minute, blocks: true };
  }
  if (status >= 500 || status === 408 || status === 425) {
    return { outcome: 'retry', why, afterMs: retryAfterMs(headers), blocks: false };
  }
  if (status >= 300 && status < 400) {
    return { outcome: 'refused', why: `${why || 'moved'} (redirects are not followed: set the address it moved to)` };
  }
  return status >= 400 ? { outcome: 'refused', why } : undefined;
}

/** The body as the service wrote it, on one line, at most 500 characters. */
export function words({ body }: Answer): string {
  const text = body.replace(/\s+/g, ' ').trim();
  return text.length > 500 ? `${text.slice(0, 500)}…` : text || '(empty answer)';
}

/** How a service that answers HTTP 200 to everything names what went wrong in its body. */
export interface CodeRules {
  /** The field that holds the code; the first of them that is there. */
  code: readonly string[];
  text: readonly string[];
  /** Its limit was passed. */
  limited: readonly number[];
  blockMs: number;
  /** Its own trouble, which passes. */
  passing: readonly number[];
  /** The signature or its time is wrong. */
  signature: readonly number[];
}

/** What a JSON body with a code says. A body that is none is no success: somebody else answered. */
export function judgeCode(answer: Answer, rules: CodeRules): Verdict {
  const body = objectOf(answer.body);
  const name = rules.code.find((field) => typeof body?.[field] === 'number');
  const code = name === undefined ? undefined : Number(body?.[name]);
  if (name === undefined || code === undefined) {
    return judgeStatus(answer) ?? { outcome: 'refused', why: `an answer without a code: ${words(answer)}` };
  }
  if (code === 0) {
    return judgeStatus(answer) ?? { outcome: 'accepted' };
  }
  const said = rules.text.map((field) => body?.[field]).find((text) => typeof text === 'string' && text !== '');
  const why = `${name} ${code}: ${said ?? words(answer)}`;
  if (rules.limited.includes(code) || answer.status === 429) {
    const afterMs = Math.max(retryAfterMs(answer.headers) ?? 0, rules.blockMs);
    return { outcome: 'retry', why, afterMs, blocks: true };
  }
  if (rules.passing.includes(code) || answer.status >= 500) {
    return { outcome: 'retry', why, afterMs: null, blocks: false };
  }
  if (rules.signature.includes(code)) {
    // A clock is mended without anybody touching this configuration: worth another try.
    return isSkewed(answer)
      ? { outcome: 'retry', why: `${why}${skewOf(answer)}`, afterMs: null, blocks: false }
      : { outcome: 'refused', why };
  }
  return { outcome: 'refused', why };
}

const tolerableSkewMs = 5 * minute;

function isSkewed({ skewMs }: Answer): boolean {
  return skewMs !== null && Math.abs(skewMs) > tolerableSkewMs;
}

function skewOf({ skewMs }: Answer): string {
  const seconds = Math.round((skewMs ?? 0) / 1000);
  return ` (the clock here is ${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} the service's)`;
}

/** Undefined for anything but a JSON object. */
export function objectOf(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A POST of JSON. */
export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): HttpCall {
  return {
    ...{ type: 'http', method: 'POST', url },
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** Scheme and host of an address: what may be shown of one that holds a key. */
export function hostOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}` : 'no valid address';
}
