import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { SelfSigned } from './self-signed.ts';

/** The first byte of a TLS connection. https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const handshake = 0x16;

export interface TwoVoices {
  port: number;
  /** Cuts every connection. */
  cut(): void;
  close(): Promise<void>;
}

/** HTTP and HTTPS on one port: kubectl sends no token over plain HTTP. Rejects when the port is taken. */
export async function listenTwoVoices(
  listener: RequestListener,
  { certificate, key }: SelfSigned,
  host: string,
  port: number
): Promise<TwoVoices> {
  const plain = createHttp(listener);
  const secure = createHttps({ cert: certificate, key }, listener);
  for (const server of [plain, secure]) {
    server.keepAliveTimeout = 120_000;
  }
  const sockets = new Set<Socket>();
  const door = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that leaves in the middle is no news.
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null;
      if (first === null) {
        socket.destroy();
        return;
      }
      socket.unshift(first);
      (first[0] === handshake ? secure : plain).emit('connection', socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(port, host, resolve);
  });
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: (door.address() as AddressInfo).port,
    cut,
    close: async () => {
      const closed = new Promise<void>((resolve) => door.close(() => resolve()));
      cut();
      await closed;
      // Their timers would keep the process alive.
      plain.close();
      secure.close();
    },
  };
}
