/**
 * Makes etcd forget every state but the newest, through its JSON gateway. Rejects in the words of etcd.
 * https://etcd.io/docs/latest/dev-guide/api_grpc_gateway/
 */
export async function compactEtcd(url: string): Promise<void> {
  const { header } = (await ask(`${url}/v3/kv/range`, { key: Buffer.from('x').toString('base64') })) as {
    header: { revision: string };
  };
  await ask(`${url}/v3/kv/compaction`, { revision: header.revision, physical: true });
}

async function ask(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${text}`);
  }
  return JSON.parse(text);
}
