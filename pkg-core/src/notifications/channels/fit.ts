import { clipBytes } from '../clip-bytes.ts';
import { dialects, type DialectName } from '../dialect.ts';
import type { Letter } from './channel.ts';

/** The body in at most so many bytes; where something is cut off, a link leads to the whole. */
export function fit({ body, links, language }: Letter, maxBytes: number, dialect: DialectName): string {
  const [whole] = links;
  const text = language === 'zh' ? '查看全部' : 'Read all of it';
  return clipBytes(body, maxBytes, whole ? `\n… ${dialects[dialect].link(text, whole.url)}` : '\n…');
}

/** A line break that markdown does not swallow, outside of code. */
export function hardBreaks(markdown: string): string {
  return markdown
    .split('```')
    .map((part, index) => (index % 2 === 0 ? part.replace(/([^\s])[ ]*\n(?=[^\n])/g, '$1  \n') : part))
    .join('```');
}
