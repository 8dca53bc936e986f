import type { Block } from './document.ts';

/** GitHub's Markdown. Names and messages from a cluster are shown as they are: nothing in them acts as Markdown or HTML. */
export function documentToMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [
        line(block.head),
        line(
          block.head.map((_, index) => (block.right.includes(index) ? '---:' : '---')),
          false
        ),
        ...block.rows.map((row) => line(row)),
      ].join('\n');
    case 'code': {
      // A fence is longer than any within it.
      const fence = '`'.repeat(Math.max(3, 1 + longestRun(block.text)));
      return `${fence}\n${block.text}\n${fence}`;
    }
  }
}

function line(cells: readonly string[], isText = true): string {
  return `| ${cells.map((cell) => (isText ? plain(cell) : cell)).join(' | ')} |`;
}

function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
