/** A part of a text with little structure: what Markdown and HTML can both say. */
export type Block =
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: readonly string[] }
  | {
      type: 'table';
      head: readonly string[];
      rows: ReadonlyArray<readonly string[]>;
      /** Columns of figures. */ right: readonly number[];
    }
  | { type: 'code'; text: string };
