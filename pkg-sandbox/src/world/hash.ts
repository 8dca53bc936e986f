/** FNV-1a, 32 bit, with a final mix so that similar texts give unlike numbers. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** One 32-bit number from two: noise that depends on a seed and a step alone. */
export function mix(seed: number, step = 0): number {
  let hash = (seed ^ Math.imul(step + 1, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 0 … 1, the same for the same text. */
export function fraction(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}

/** `length` hexadecimal digits. */
export function hexadecimal(text: string, length: number): string {
  let digits = '';
  for (let part = 0; digits.length < length; part++) {
    digits += hash32(`${part}/${text}`).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A UUID of version 4's shape. */
export function uuid(text: string): string {
  const digits = hexadecimal(text, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** A generated name's ending, in the letters that the API server uses. */
export function suffix(text: string, length: number): string {
  let letters = '';
  for (let part = 0; part < length; part++) {
    letters += alphabet[hash32(`${text}#${part}`) % alphabet.length];
  }
  return letters;
}
