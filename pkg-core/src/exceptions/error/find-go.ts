import { type FoundError, frameLimit } from './found-error.ts';

const begin = /^(panic: |fatal error: |http: panic serving )/;
const goroutine = /^goroutine \d+ (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[/;
/** `main.(*Server).handle(0xc000, 0x1)`: the function, without its arguments. */
const call = /^([\w./*()[\]·…$-]+?)\((?:0x|\.\.\.|\{|\)|[^)]*\)$).*$/;
const own = /^(?:runtime|panic|testing|created by)\b/;
/** Lines between the panic and its goroutine: a signal, an inner panic, a blank line. */
const near = 12;

/** A Go panic or fatal error that begins at this line, with the functions that ran. */
export function findGo(lines: readonly string[], at: number): FoundError | undefined {
  const line = lines[at] ?? '';
  if (!begin.test(line)) {
    return undefined;
  }
  const offset = lines.slice(at + 1, at + 1 + near).findIndex((text) => goroutine.test(text));
  const frames: string[] = [];
  let until = at;
  for (let index = at + offset + 2; offset >= 0 && lines[index]; index += 1) {
    until = index;
    const name = call.exec(lines[index] ?? '')?.[1];
    if (name && !own.test(name) && frames.length < frameLimit) {
      frames.push(name);
    }
  }
  return { at, until, rank: line.startsWith('http:') ? 2 : 3, line, frames };
}
