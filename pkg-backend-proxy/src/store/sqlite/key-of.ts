import { hash } from 'node:crypto';

/** Most of a SHA-256 of the parts: 16 bytes that stand for a text of any length. No two texts will ever share them. */
export function keyOf(...parts: string[]): Buffer {
  return hash('sha256', parts.join('\u0000'), 'buffer').subarray(0, 16);
}
