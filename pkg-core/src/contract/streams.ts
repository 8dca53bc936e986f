import { z } from 'zod';
import { Incident, Moment } from '../vocabulary/incident.ts';

/**
 * The NDJSON stream of changes: one record a line. A cut stream looks complete to the browser, so that a stream without
 * an `end` record was cut and must be opened again.
 */
export const ChangeRecord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), at: Moment }),
  /** A new incident, or a new state of a known one. */
  z.object({ type: z.literal('incident'), incident: Incident }),
  /** It is part of another incident now, or was removed by retention. */
  z.object({ type: z.literal('removed'), id: z.string() }),
  /** Every 15 s, so that silence means trouble. */
  z.object({ type: z.literal('heartbeat'), at: Moment }),
  /** The reader was too slow and records were left out: fetch the list again. */
  z.object({ type: z.literal('gap'), at: Moment, dropped: z.number().int() }),
  z.object({ type: z.literal('end'), reason: z.string() }),
]);
export type ChangeRecord = z.infer<typeof ChangeRecord>;

/** The NDJSON stream of a running container's log. */
export const LogRecord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('line'), time: z.string(), text: z.string() }),
  z.object({ type: z.literal('heartbeat'), at: Moment }),
  z.object({ type: z.literal('end'), reason: z.string() }),
]);
export type LogRecord = z.infer<typeof LogRecord>;
