import { statSync } from 'node:fs';

/** Changes when the file is written, or when what a link leads to is exchanged, as Kubernetes does with its volumes. */
export function fileVersion(file: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return 'away';
  }
}
