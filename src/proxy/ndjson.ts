/** Cuts arbitrary byte chunks into the JSON values of their lines. A line that is no JSON counts as `undefined`. */
export class NdjsonDecoder {
  private readonly decoder = new TextDecoder();
  private rest = '';

  /** The values whose lines this chunk completed. Blank lines are skipped. */
  push(chunk: Uint8Array): unknown[] {
    const lines = (this.rest + this.decoder.decode(chunk, { stream: true })).split('\n');
    this.rest = lines.pop() ?? '';
    return lines.filter((line) => line.trim() !== '').map(parse);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
