/** Makes Prometheus read its configuration file again; an error says what it answered. */
export async function reload(url: string): Promise<void> {
  const response = await fetch(`${url}/-/reload`, { method: 'POST' });
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`Prometheus did not take its configuration: ${answer.trim()}`);
  }
}
