import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import type { Answer, MailCall } from '@vigil/core/notifications/channels/channel';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { checkLiteral, guardedLookup } from './guard-address.ts';
import type { SendOptions } from './send-http.ts';

/** One mail. The answer's status is the server's reply code; rejects when there was none. */
export async function sendMail({ server, mail }: MailCall, { timeoutMs, allowed }: SendOptions): Promise<Answer> {
  const { host, port, security, user, password } = server;
  checkLiteral(host, allowed);
  // Connected is to the very address that was checked; the certificate is still asked for the name.
  const address = await promisify(guardedLookup(allowed))(host, {}).then(String);
  const transport = createTransport({
    ...{ host: address, port, secure: security === 'tls', requireTLS: security === 'starttls' },
    ...{ ignoreTLS: security === 'none', tls: { servername: host } },
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    const sent = await transport.sendMail(mail);
    // Some of several people refused is no success for all of them.
    const refused = sent.rejected.map(String);
    return refused.length === 0
      ? answer(250, sent.response)
      : answer(550, `not taken for ${refused.join(', ')}: ${sent.response}`);
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN;
    const words = wordsOfError(error);
    if (Number.isFinite(code)) {
      return answer(code, words);
    }
    throw new Error(`no answer: ${words}`);
  } finally {
    transport.close();
  }
}

function answer(status: number, body: string): Answer {
  return { status, headers: {}, body, skewMs: null };
}
