/** As the server tells it under `/api/v1/status/buildinfo`; "unknown" where it does not. */
export async function serverVersion(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/status/buildinfo`);
  const body = (await response.json().catch(() => undefined)) as { data?: { version?: string } } | undefined;
  return body?.data?.version ?? 'unknown';
}
