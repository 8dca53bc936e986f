/** Longest expression, and longest text it is held against. */
const longestPattern = 200;
const longestText = 500;
/** Each multiplies the time by the length of the text. */
const mostRepeats = 3;
/** Each may double the time. */
const mostChoices = 12;

/**
 * A regular expression for the whole of a text, of which is certain that it ends soon: JavaScript has no limit of time.
 * So a group that repeats may hold no repeat and no alternatives, and there are no references back and no looks around.
 * Gives what is wrong as a text.
 */
export function boundedPattern(source: string): RegExp | string {
  if (source.length > longestPattern) {
    return `the regular expression is longer than ${longestPattern} characters`;
  }
  // Escapes and classes as one letter each, so that what is left is structure.
  const plain = source
    .replace(/\\[1-9k]/g, '\u0000')
    .replace(/\\./g, 'a')
    .replace(/\[(?:\^?\]?)[^\]]*\]/g, 'a');
  if (/\u0000|\(\?(?!:)/.test(plain)) {
    return 'the regular expression refers back or looks around: write it without';
  }
  let flat = plain;
  for (let inner = groupOf(flat); inner; inner = groupOf(flat)) {
    if (/^(?:[*+]|\{\d+(?:,\d*)?\})/.test(inner.after) && /[*+?{|]/.test(inner.body)) {
      return `the regular expression repeats a group that repeats or chooses: write it without (${inner.text})`;
    }
    flat = inner.before + inner.body + inner.after;
  }
  if ((flat.match(/[*+]|\{\d+,\d*\}/g) ?? []).length > mostRepeats) {
    return `the regular expression has more than ${mostRepeats} repeats`;
  }
  if ((flat.match(/[?|]/g) ?? []).length > mostChoices) {
    return `the regular expression has more than ${mostChoices} choices (| and ?): write a list with in`;
  }
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'this is no regular expression';
  }
}

/** Throws for a text that is too long to be held against it. */
export function matchesBounded(pattern: RegExp, text: string): boolean {
  if (text.length > longestText) {
    throw new Error(`a value of ${text.length} characters is too long to be matched (at most ${longestText})`);
  }
  return pattern.test(text);
}

/** The first group that holds no other. */
function groupOf(plain: string): { text: string; before: string; body: string; after: string } | null {
  const match = /\((?:\?:)?([^()]*)\)/.exec(plain);
  return (
    match && {
      text: match[0],
      before: plain.slice(0, match.index),
      body: match[1] ?? '',
      after: plain.slice(match.index + match[0].length),
    }
  );
}
