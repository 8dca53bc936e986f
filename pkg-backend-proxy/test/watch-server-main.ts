import { FakeServer } from './watch-fake-server.ts';

// The fake API server in a process of its own, so that it can be killed and stopped like a real one.
const [port = '0', ...uids] = process.argv.slice(2);
const server = new FakeServer(Number(port));
uids.forEach((uid) => server.put('/api/v1/pods', uid));
await server.start();
process.send?.(server.url);
process.on('message', (uid: string) => server.put('/api/v1/pods', uid));
// The test that started it is gone.
process.on('disconnect', () => process.exit(0));
