import type { z } from 'zod';
import type { Language } from '../../vocabulary/local-text.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { Limit } from '../budget.ts';
import type { DialectName } from '../dialect.ts';
import type { Message, MessageKind } from '../message.ts';
import type { Resolved } from '../secret-ref.ts';

/** A message as its receiver is to read it. */
export interface Letter {
  kind: MessageKind;
  severity: Severity;
  language: Language;
  /** One line without markup. */
  title: string;
  /** In the dialect of the channel. */
  body: string;
  /** The most important first. */
  links: Array<{ text: string; url: string }>;
  /** As the service knows them; `all` for everybody. */
  mentions: string[];
  /** The same for every try of one message. */
  key: string;
  /** What it was made from. */
  message: Message;
  timeZone: string;
}

export interface HttpCall {
  type: 'http';
  method: 'POST' | 'PUT' | 'GET' | 'PATCH';
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface MailCall {
  type: 'mail';
  server: { host: string; port: number; security: 'tls' | 'starttls' | 'none'; user: string; password: string };
  mail: { from: string; to: string[]; subject: string; text: string; html: string; messageId: string };
}

/** What the service said. `skewMs`: how far its clock is ahead of ours; null when it did not tell. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  skewMs: number | null;
}

/**
 * accepted: the service has it · retry: it may take it later, `afterMs` from now at the earliest; `blocks` when it wants
 * nothing at all until then · refused: it never will, in its own words.
 */
export type Verdict =
  | { outcome: 'accepted' }
  | { outcome: 'retry'; why: string; afterMs: number | null; blocks: boolean }
  | { outcome: 'refused'; why: string };

/** What a channel may use besides its arguments. `now` in Unix milliseconds. */
export interface Tools {
  now: number;
  /** HMAC-SHA256 in Base64. */
  sign: (key: string, text: string) => string;
}

interface Definition<Schema extends z.ZodObject> {
  /** Its key in the configuration. */
  name: string;
  title: string;
  dialect: DialectName;
  /** Bytes the service takes for one text; what is longer is clipped. */
  maxBytes: number;
  /** Published by the service; a receiver may override them. */
  limits: readonly Limit[];
  /** How long the service wants nothing after its limit was passed, where it does not say so itself. */
  blockMs: number;
  settings: Schema;
  /** Where the message goes, without secrets, from the resolved settings. */
  target(settings: Resolved<z.output<Schema>>): string;
  call(letter: Letter, settings: Resolved<z.output<Schema>>, tools: Tools): HttpCall | MailCall;
  judge(answer: Answer, settings: Resolved<z.output<Schema>>): Verdict;
  /** Troubles one message lists; a service that takes troubles and no text gets all of them, in several messages. */
  mostItems?: number;
  /** It shows the links of a message as buttons: the default template does not repeat them. */
  hasButtons?: boolean;
}

/** A service that takes messages. */
export type Channel = Omit<Definition<z.ZodObject>, 'call' | 'target' | 'judge'> & {
  target(settings: unknown): string;
  call(letter: Letter, settings: unknown, tools: Tools): HttpCall | MailCall;
  judge(answer: Answer, settings: unknown): Verdict;
};

/** A channel whose settings were parsed with its own schema and resolved. */
export function channel<Schema extends z.ZodObject>(definition: Definition<Schema>): Channel {
  type Settings = Resolved<z.output<Schema>>;
  return {
    ...definition,
    target: (settings) => definition.target(settings as Settings),
    call: (letter, settings, tools) => definition.call(letter, settings as Settings, tools),
    judge: (answer, settings) => definition.judge(answer, settings as Settings),
  };
}
