import { readFileSync } from 'node:fs';
import { isAlias, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';

export type Path = Array<string | number>;

/** One section of the configuration file, with where its parts stand. */
export interface Section {
  /** Null where the file has no such section. */
  content: unknown;
  /** `file:line` of a path within the section, or of the nearest part of it that is there. */
  place(path: Path): string;
}

/** Why a section can not be read: one line for each fault, with its place in the file. */
export class UnreadableSection extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** A section of a file as it is now. Throws {@link UnreadableSection}. */
export function readSectionOf(file: string, section: string): Section {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UnreadableSection([`${file} can not be read: ${wordsOfError(error)}`]);
  }
  return readSection(text, file, section);
}

/** The same of a text. `name`: of the file, for messages. */
export function readSection(text: string, name: string, section: string): Section {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number) => `${name}:${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    throw new UnreadableSection(document.errors.map((error) => `${placeAt(error.pos[0])}: ${error.message}`));
  }
  const content: unknown = document.toJS();
  return {
    content:
      typeof content === 'object' && content !== null ? ((content as Record<string, unknown>)[section] ?? null) : null,
    place(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node: unknown = document.getIn([section, ...path.slice(0, length)], true);
        const target = isAlias(node) ? node.resolve(document) : node;
        const range = typeof target === 'object' && target !== null && 'range' in target ? target.range : undefined;
        if (Array.isArray(range) && typeof range[0] === 'number') {
          return placeAt(range[0]);
        }
      }
      return name;
    },
  };
}

/** What a schema says of a section, as lines with their places. `title`: of the section as a whole. */
export function faultsOf(error: z.ZodError, { place }: Section, title: string): string[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    const extra = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    return `${place(extra === undefined ? path : [...path, extra])}: ${pathText(path, title)}: ${issue.message}`;
  });
}

/** `receivers[0].url` */
export function pathText(path: Path, title: string): string {
  return (
    path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('') ||
    title
  );
}
