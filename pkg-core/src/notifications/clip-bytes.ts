const encoder = new TextEncoder();

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/**
 * The text in at most `limit` bytes of UTF-8. What is cut off is replaced by `ending`; the cut is at the end of a line
 * where one is near, never inside a character, and a code block that was open is closed before `ending`.
 */
export function clipBytes(text: string, limit: number, ending = '…'): string {
  if (byteLength(text) <= limit) {
    return text;
  }
  const fence = '\n```';
  const room = Math.max(0, limit - byteLength(ending) - byteLength(fence));
  const bytes = encoder.encode(text);
  let end = Math.min(room, bytes.length);
  // Bytes 10xxxxxx go on with a character.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  const cut = new TextDecoder().decode(bytes.subarray(0, end));
  const line = cut.lastIndexOf('\n');
  const kept = line > cut.length * 0.8 ? cut.slice(0, line) : cut;
  const isOpen = (kept.match(/```/g)?.length ?? 0) % 2 === 1;
  const clipped = `${kept}${isOpen ? fence : ''}${ending}`;
  // An ending longer than the limit helps nobody.
  return byteLength(clipped) <= limit ? clipped : clipBytes(text, limit, '');
}
