import { parseArgs } from 'node:util';

/** A number that can be set on the command line: its default, and the least that makes sense. */
export interface NumberOption {
  default: number;
  least: number;
}

/** `--name 5` and `--name text`, by the names given. Throws an Error that names the option at fault. */
export function readOptions<Numbers extends Record<string, NumberOption>, Texts extends string = never>(
  args: string[],
  numbers: Numbers,
  texts: readonly Texts[] = []
): Record<keyof Numbers, number> & Partial<Record<Texts, string>> {
  const names = [...Object.keys(numbers), ...texts];
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const read = ([name, option]: [string, NumberOption]) => {
    const text = values[name];
    const value = text === undefined ? option.default : Number(text);
    if (!Number.isFinite(value) || value < option.least) {
      throw new Error(`--${name} is ${String(text)}: expected a number, at least ${option.least}.`);
    }
    return [name, value];
  };
  const given = texts.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]));
  return Object.fromEntries([...Object.entries(numbers).map(read), ...given]);
}
