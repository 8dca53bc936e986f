import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** A mail server as far as one mail needs it; answers `RCPT` as it is told. */
export class SmtpBot {
  readonly mails: string[] = [];
  /** One for each of the next recipients. */
  readonly replies: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((socket) => {
      socket.setEncoding('utf8').on('error', () => undefined);
      socket.write('220 mail.example.com ESMTP\r\n');
      let [waiting, mail]: [string, string | null] = ['', null];
      socket.on('data', (text: string) => {
        waiting += text;
        for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
          const line = waiting.slice(0, end);
          waiting = waiting.slice(end + 2);
          if (mail !== null) {
            if (line === '.') {
              this.mails.push(mail);
              mail = null;
              socket.write('250 2.0.0 queued\r\n');
            } else {
              mail += `${line}\n`;
            }
          } else if (/^DATA/i.test(line)) {
            mail = '';
            socket.write('354 go on\r\n');
          } else if (/^QUIT/i.test(line)) {
            socket.end('221 bye\r\n');
          } else if (/^RCPT/i.test(line)) {
            socket.write(`${this.replies.shift() ?? '250 ok'}\r\n`);
          } else {
            socket.write(/^EHLO/i.test(line) ? '250-mail.example.com\r\n250 8BITMIME\r\n' : '250 ok\r\n');
          }
        }
      });
    });
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }
}
