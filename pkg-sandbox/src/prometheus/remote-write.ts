import { compress } from 'snappyjs';
import type { Labels } from '../metrics/sample.ts';

/** The bits of Prometheus' stale marker, a NaN of its own (model/value: StaleNaN), little endian. */
const staleBits = Uint8Array.of(2, 0, 0, 0, 0, 0, 0xf0, 0x7f);

/** A series with samples to be written; a value of NaN is written as the stale marker. `times`: Unix milliseconds. */
export interface WrittenSeries {
  /** From `encodeLabels`. */
  labels: Uint8Array;
  times: number[];
  values: number[];
}

/**
 * Labels as the fields of a `prometheus.TimeSeries` message: sorted by name, empty ones left out, as the receiver
 * demands. https://prometheus.io/docs/specs/prw/remote_write_spec/
 */
export function encodeLabels(labels: Labels): Uint8Array {
  const parts = Object.entries(labels)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])));
  return Buffer.concat(parts);
}

/** A `prometheus.WriteRequest` with these series, snappy compressed. Written by hand: millions of samples pass here. */
export function encodeRequest(series: readonly WrittenSeries[]): Uint8Array {
  const tails = new Map<number, Uint8Array>();
  const bodies = series.map(
    (one) => one.labels.length + one.times.reduce((sum, time) => sum + sampleSize(tailOf(time, tails)), 0)
  );
  const total = bodies.reduce((sum, body) => sum + 1 + varint(body).length + body, 0);
  const buffer = Buffer.allocUnsafe(total);
  let at = 0;
  const put = (bytes: Uint8Array) => {
    buffer.set(bytes, at);
    at += bytes.length;
  };
  series.forEach((one, index) => {
    buffer[at++] = 0x0a;
    put(varint(bodies[index] ?? 0));
    put(one.labels);
    for (let sample = 0; sample < one.times.length; sample++) {
      const tail = tailOf(one.times[sample] ?? 0, tails);
      const value = one.values[sample] ?? NaN;
      buffer[at++] = 0x12;
      buffer[at++] = 9 + tail.length;
      buffer[at++] = 0x09;
      if (Number.isNaN(value)) {
        put(staleBits);
      } else {
        at = buffer.writeDoubleLE(value, at);
      }
      put(tail);
    }
  });
  return compress(buffer);
}

/** Sends a request to Prometheus' own receiver; an error says what it answered. */
export async function sendRequest(url: string, body: Uint8Array): Promise<void> {
  const response = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: {
      'content-encoding': 'snappy',
      'content-type': 'application/x-protobuf',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body: new Uint8Array(body),
  });
  const answer = await response.text();
  if (!response.ok) {
    // What it gives for samples older than its own, https://prometheus.io/docs/specs/prw/remote_write_spec/
    const remedy =
      response.status === 400
        ? '\nIt takes none from before its newest sample: start it over an empty data folder.'
        : '';
    throw new Error(`Prometheus refused the history: ${response.status} ${answer.trim()}${remedy}`);
  }
}

/** Tag and varint of a sample's timestamp: the same for every series of a scrape. */
function tailOf(time: number, tails: Map<number, Uint8Array>): Uint8Array {
  let tail = tails.get(time);
  if (tail === undefined) {
    tail = Buffer.concat([Uint8Array.of(0x10), varint(time)]);
    tails.set(time, tail);
  }
  return tail;
}

function sampleSize(tail: Uint8Array): number {
  return 2 + 9 + tail.length;
}

function field(number: number, body: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of((number << 3) | 2), varint(body.length), body]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
