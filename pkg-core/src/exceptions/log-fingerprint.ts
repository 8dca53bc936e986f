import { fnvHash } from '../vocabulary/fnv-hash.ts';
import { findError } from './error/find-error.ts';
import { normaliseError } from './error/normalise-error.ts';
import { plainLine } from './error/plain-line.ts';

export interface LogFingerprint {
  /** 16 hexadecimal digits: equal for the same error of another pod, at another time. */
  fingerprint: string;
  /** The line that tells most of the error, at most 500 characters; of a JSON line the value that does. */
  errorLine: string;
}

/** What ended a program stands at the end: so much of a log is looked at, in characters and lines. */
const tailLength = 262_144;
const tailLines = 1000;
const longestRead = 2000;
const longestLine = 500;

/** What kind of trouble a line is about is part of the error; that it caused another one is not. */
const cause = /^\s*(?:Caused by: |---> |\[cause\]: )/;

/** The last error that a captured log shows; null when it shows none. Time and memory are bounded for a log of any size. */
export function fingerprintLog(log: string): LogFingerprint | null {
  const lines = log.slice(-tailLength).split('\n').slice(-tailLines).map(plainLine).map(bounded);
  const error = findError(lines);
  if (!error) {
    return null;
  }
  const { line, text = line, frames } = error;
  const parts = [text.replace(cause, ''), ...frames].map(normaliseError);
  return { fingerprint: fnvHash(parts.join('\n')), errorLine: line.trim().slice(0, longestLine) };
}

/** An object in JSON is read as a whole; of any other line the beginning tells. */
function bounded(line: string): string {
  return line.startsWith('{') && line.endsWith('}') ? line : line.slice(0, longestRead);
}
