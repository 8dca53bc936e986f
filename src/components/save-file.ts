/** Gives the browser a text to save as a file. */
export function saveFile(
  name: string,
  text: string,
  type: 'text/csv' | 'text/plain' | 'application/json' | 'text/markdown' | 'text/html'
): void {
  // Spreadsheets take a CSV without this mark for something other than UTF-8.
  const mark = type === 'text/csv' ? '\uFEFF' : '';
  const url = URL.createObjectURL(new Blob([mark, text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
