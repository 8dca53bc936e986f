import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate that vouches for itself, and its key; PEM. */
export interface SelfSigned {
  certificate: string;
  key: string;
}

// The few pieces of DER that a certificate needs. https://www.rfc-editor.org/rfc/rfc5280
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const length =
    content.length < 128
      ? Buffer.from([content.length])
      : content.length < 256
        ? Buffer.from([0x81, content.length])
        : Buffer.from([0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}
const sequence = (...contents: Buffer[]) => der(0x30, ...contents);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const yes = der(0x01, Buffer.from([0xff]));
const time = (moment: number) =>
  der(0x17, Buffer.from(`${new Date(moment).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const commonName = oid('550403');
const basicConstraints = oid('551d13');
const subjectAltName = oid('551d11');
const day = 86_400_000;

/** For `localhost` and the IPv4 address, good for ten years around `now` (Unix milliseconds). */
export function selfSigned(address: string, now: number): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('sandbox')))));
  const octets = Buffer.from(address.split('.').map(Number));
  const names = [der(0x82, Buffer.from('localhost')), ...(octets.length === 4 ? [der(0x87, octets)] : [])];
  const extensions = sequence(
    sequence(basicConstraints, yes, der(0x04, sequence(yes))),
    sequence(subjectAltName, der(0x04, sequence(...names)))
  );
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)]);
  const unsigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(time(now - day), time(now + 3650 * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions)
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', unsigned, privateKey));
  const body = sequence(unsigned, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${body.trimEnd()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
