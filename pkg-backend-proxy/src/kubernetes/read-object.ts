/** The text of one object, or of a list of them, read; and when the newest write to it was made. */
export interface ReadObject {
  value: unknown;
  /** Unix milliseconds by the API server's clock, in whole seconds; null when the text does not say. */
  writtenAt: number | null;
}

const opening = '"managedFields":[';
const stamp = '"time":"';
const momentLength = '2026-01-01T00:00:00Z'.length;

/**
 * Reads JSON without `managedFields`, which nobody here looks at and which makes up half of many objects. Elements of
 * that list hold no lists themselves, so that its end is the first `}]` behind its opening. Throws a SyntaxError.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function readObject(text: string): ReadObject {
  const pieces: string[] = [];
  let from = 0;
  let newest = '';
  for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, from)) {
    const end = text.indexOf('}]', start);
    if (end < 0) {
      break;
    }
    newest = newestStamp(text.slice(start, end), newest);
    pieces.push(text.slice(from, start + opening.length));
    from = end + 1;
  }
  pieces.push(text.slice(from));
  const written = Date.parse(newest);
  return { value: parse(pieces, text), writtenAt: Number.isFinite(written) ? written : null };
}

function parse(pieces: string[], text: string): unknown {
  try {
    return JSON.parse(pieces.join(''));
  } catch (error) {
    if (pieces.length === 1) {
      throw error;
    }
    // A name inside the list may look like its end.
    return JSON.parse(text);
  }
}

/** Stamps are all in UTC and of one form, so that the later one is the greater text. */
function newestStamp(fields: string, known: string): string {
  let newest = known;
  for (let at = fields.indexOf(stamp); at >= 0; at = fields.indexOf(stamp, at + 1)) {
    const begin = at + stamp.length;
    const moment = fields.slice(begin, begin + momentLength);
    newest = moment > newest ? moment : newest;
  }
  return newest;
}
