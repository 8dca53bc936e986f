/** The text of an object, or of a watch event about one, in two parts. */
export interface SplitText {
  /** With `null` where the spec stood. */
  rest: string;
  spec: string;
}

const opening = ',"spec":{';
const ending = '},"status":{';

/**
 * Where the API server writes the spec: after the metadata and before the status. Quotes inside a string are escaped, so
 * that no annotation looks like it. Undefined for what is written in another order.
 */
export function splitSpec(text: string): SplitText | undefined {
  const part = findSpec(text, 0);
  return (
    part && {
      rest: `${text.slice(0, part.from)}null${text.slice(part.to)}`,
      spec: text.slice(part.from, part.to),
    }
  );
}

/**
 * The text of the spec of every object of a list, in order; none at all where one can not be told for sure. `uids`: of
 * the objects.
 */
export function specsOfList(text: string, uids: readonly string[]): string[] {
  const specs: string[] = [];
  let end = 0;
  for (const uid of uids) {
    const part = findSpec(text, end);
    const named = part && uid !== '' ? text.indexOf(`"uid":"${uid}"`, end) : -1;
    if (!part || named < 0 || named > part.from) {
      return [];
    }
    specs.push(text.slice(part.from, part.to));
    end = part.to;
  }
  return findSpec(text, end) ? [] : specs;
}

function findSpec(text: string, after: number): { from: number; to: number } | undefined {
  const from = text.indexOf(opening, after) + opening.length - 1;
  const end = from < opening.length - 1 ? -1 : text.indexOf(ending, from);
  return end < 0 ? undefined : { from, to: end + 1 };
}
