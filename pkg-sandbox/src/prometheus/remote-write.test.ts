import assert from 'node:assert/strict';
import { test } from 'node:test';
import protobuf from 'protobufjs';
import { uncompress } from 'snappyjs';
import { encodeLabels, encodeRequest } from './remote-write.ts';

// An independent reading of what is written by hand.
const { root } = protobuf.parse(`syntax = "proto3";
  message WriteRequest { repeated TimeSeries timeseries = 1; }
  message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; }
  message Label { string name = 1; string value = 2; }
  message Sample { fixed64 value = 1; int64 timestamp = 2; }`);
const request = root.lookupType('WriteRequest');

interface Decoded {
  timeseries: Array<{
    labels: Array<{ name: string; value: string }>;
    samples: Array<{ value: string; timestamp: string }>;
  }>;
}

function decode(body: Uint8Array): Decoded {
  return request.toObject(request.decode(uncompress(body)), { longs: String, defaults: true }) as Decoded;
}

function bits(value: number): string {
  return new DataView(Float64Array.of(value).buffer).getBigUint64(0, true).toString();
}

test('labels come sorted, without empty ones', () => {
  const labels = encodeLabels({ pod: 'ü-1', __name__: 'up', image: '', job: 'kubelet' });
  const decoded = decode(encodeRequest([{ labels, times: [1], values: [1] }]));
  assert.deepEqual(decoded.timeseries[0]?.labels, [
    { name: '__name__', value: 'up' },
    { name: 'job', value: 'kubelet' },
    { name: 'pod', value: 'ü-1' },
  ]);
});

test('samples keep their values and times, and an end is the stale marker', () => {
  const time = 1_767_225_600_000;
  const labels = encodeLabels({ __name__: 'x' });
  const values = [0, -1.5, 1e300, NaN];
  const decoded = decode(encodeRequest([{ labels, times: values.map((_, index) => time + index), values }]));
  assert.deepEqual(
    decoded.timeseries[0]?.samples,
    [bits(0), bits(-1.5), bits(1e300), String(0x7ff0000000000002n)].map((value, index) => ({
      value,
      timestamp: String(time + index),
    }))
  );
});

test('many series fit one request', () => {
  const series = Array.from({ length: 300 }, (_, index) => ({
    labels: encodeLabels({ __name__: 'x', i: 'n'.repeat(index) }),
    times: [1, 2],
    values: [index, index],
  }));
  const decoded = decode(encodeRequest(series));
  assert.equal(decoded.timeseries.length, 300);
  assert.equal(decoded.timeseries[299]?.samples[1]?.value, bits(299));
});

test('no series is an empty request', () => {
  assert.deepEqual(decode(encodeRequest([])).timeseries, []);
});
