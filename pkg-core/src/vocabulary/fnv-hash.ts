/** FNV-1a, 64 bit, over UTF-16 code units, as 16 hexadecimal digits. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnvHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
