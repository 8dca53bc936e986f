import type { Channel } from '@vigil/core/notifications/channels/channel';
import { channelNamed } from '@vigil/core/notifications/channels/channels';
import { channelOf, NotificationConfig, type ReceiverConfig } from '@vigil/core/notifications/config';
import { type Limit } from '@vigil/core/notifications/budget';
import { messageKinds } from '@vigil/core/notifications/message';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import {
  faultsOf,
  type Path,
  pathText,
  readSection,
  readSectionOf,
  type Section,
  UnreadableSection,
} from '../settings/read-section.ts';
import { Templates } from './render.ts';
import { MissingSecret, resolveSecrets, secretFilesOf } from './resolve-secrets.ts';
import { sampleMessage } from './sample-message.ts';

type Environment = Record<string, string | undefined>;

/** Why a configuration can not be used: one line for each fault, with its place in the file. */
export class InvalidNotifications extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`Wrong notifications:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** A receiver that is ready to be sent to. */
export interface Receiver {
  config: ReceiverConfig;
  channel: Channel;
  /** Of the channel, with its secrets. */
  settings: unknown;
  /** Never to be shown. */
  secrets: string[];
  templates: Templates;
  limits: readonly Limit[];
}

export interface Notifications {
  config: NotificationConfig;
  receivers: ReadonlyMap<string, Receiver>;
  relayToken: string | null;
  /** Files that secrets were read from. */
  secretFiles: string[];
}

/** What the file says under `notifications`; null when it says nothing. Throws {@link InvalidNotifications}. */
export function loadNotifications(path: string, environment: Environment): Notifications | null {
  return read(() => readSectionOf(path, 'notifications'), environment);
}

/** The same of a text. `name`: of the file, for messages. */
export function parseNotifications(text: string, name: string, environment: Environment): Notifications | null {
  return read(() => readSection(text, name, 'notifications'), environment);
}

function read(find: () => Section, environment: Environment): Notifications | null {
  let section: Section;
  try {
    section = find();
  } catch (error) {
    throw error instanceof UnreadableSection ? new InvalidNotifications(error.faults) : error;
  }
  if (section.content === null) {
    return null;
  }
  const parsed = NotificationConfig.safeParse(section.content);
  if (!parsed.success) {
    throw new InvalidNotifications(faultsOf(parsed.error, section, 'notifications'));
  }
  return resolve(parsed.data, environment, section.place);
}

function resolve(config: NotificationConfig, environment: Environment, place: (path: Path) => string): Notifications {
  const faults: string[] = [];
  const receivers = new Map<string, Receiver>();
  const attempt = <T>(path: Path, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      const at = error instanceof MissingSecret ? error.path : path;
      faults.push(`${place(at)}: ${pathText(at, 'notifications')}: ${wordsOfError(error)}`);
      return undefined;
    }
  };
  for (const [index, receiver] of config.receivers.entries()) {
    const path = ['receivers', index];
    const { name, settings } = channelOf(receiver);
    const channel = channelNamed(name);
    const resolved = attempt([...path, name], () => resolveSecrets(settings, environment, [...path, name]));
    if (channel && resolved) {
      attempt([...path, name, 'url'], () => checkAddress(resolved.settings));
      const templates = attempt([...path, 'template'], () => tryTemplates(receiver, channel, resolved.settings));
      if (templates) {
        const limits = receiver.limits?.map(({ count, per }) => ({ count, perMs: per })) ?? channel.limits;
        receivers.set(receiver.name, { config: receiver, channel, ...resolved, templates, limits });
      }
    }
  }
  const relay = config.relay;
  const token =
    relay && attempt(['relay', 'token'], () => resolveSecrets(relay.token, environment, ['relay', 'token']));
  if (token && token.secrets.some((secret) => secret.length < 16)) {
    faults.push(`${place(['relay', 'token'])}: relay.token: expected at least 16 characters`);
  }
  if (faults.length > 0) {
    throw new InvalidNotifications(faults);
  }
  return { config, receivers, relayToken: token?.secrets[0] ?? null, secretFiles: secretFilesOf(config) };
}

function checkAddress(settings: unknown): void {
  const url = typeof settings === 'object' && settings !== null && 'url' in settings ? settings.url : undefined;
  if (typeof url === 'string' && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Error('what the secret holds is no address beginning with https:// or http://');
  }
}

/** Every kind of message is written once, so that a template that is wrong is told at start and not at night. */
function tryTemplates(receiver: ReceiverConfig, channel: Channel, settings: unknown): Templates {
  const ownContent = channel.name === 'webhook' || channel.name === 'alertmanager';
  const templates = new Templates(channel.dialect, receiver.template, ownContent, channel.hasButtons);
  const options = { language: receiver.language, timeZone: 'UTC', grafana: 'https://grafana.example.com', logs: {} };
  for (const kind of messageKinds) {
    const { body } = templates.tryOut(sampleMessage(kind, 1_700_000_000_000), options);
    if (channel.name === 'webhook' && body !== '' && isJson(settings)) {
      try {
        JSON.parse(body);
      } catch (error) {
        const words = wordsOfError(error);
        throw new Error(`the body of a ${kind} message is no JSON (${words}): write values with the filter json`);
      }
    }
  }
  return templates;
}

function isJson(settings: unknown): boolean {
  const type =
    typeof settings === 'object' && settings !== null && 'contentType' in settings ? settings.contentType : '';
  return /json/.test(String(type));
}
