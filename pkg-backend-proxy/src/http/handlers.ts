import type { z } from 'zod';
import type { endpoints, EndpointName, EndpointResponse } from '@vigil/core/contract/endpoints';
import type { Caller } from './authorise.ts';

/** The endpoints that answer with NDJSON instead of one JSON value. */
export const streamNames = ['changes', 'liveLog'] as const satisfies EndpointName[];
export type StreamName = (typeof streamNames)[number];
type ValueName = Exclude<EndpointName, StreamName>;

type ParsedQuery<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['query']>;
type ParsedBody<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['body']>;

/** A stream asks for its records one by one; `end` is written by the caller of the handler. */
export interface RecordStream<T> {
  records: AsyncIterable<T>;
  beat: () => T;
  /** Why it is over when `records` end of themselves. */
  ended: string;
}

/** One function for each entry of the contract. Throws a Refusal where there is no answer. */
export type Handlers = {
  [Name in ValueName]: (
    query: ParsedQuery<Name>,
    body: ParsedBody<Name>,
    caller: Caller
  ) => Promise<EndpointResponse<Name>>;
} & {
  [Name in StreamName]: (query: ParsedQuery<Name>, signal: AbortSignal) => RecordStream<EndpointResponse<Name>>;
};

/** Whether this endpoint answers with NDJSON. */
export function isStream(name: EndpointName): name is StreamName {
  return streamNames.some((stream) => stream === name);
}
