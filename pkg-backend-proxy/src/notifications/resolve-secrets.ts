import { readFileSync } from 'node:fs';
import { isSecretRef, type SecretRef } from '@vigil/core/notifications/secret-ref';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';

type Environment = Record<string, string | undefined>;

/** A secret that can not be had; the message names its place and never its value. */
export class MissingSecret extends Error {
  readonly path: Array<string | number>;

  constructor(path: Array<string | number>, message: string) {
    super(message);
    this.path = path;
  }
}

/** Reads one secret. Throws an Error that says where it was looked for. */
function readSecret(reference: SecretRef, environment: Environment): string {
  if ('env' in reference) {
    const value = environment[reference.env]?.trim();
    if (!value) {
      throw new Error(`the environment variable ${reference.env} is not set`);
    }
    return value;
  }
  let text: string;
  try {
    text = readFileSync(reference.file, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Error(`the file ${reference.file} can not be read (${code})`);
  }
  if (text === '') {
    throw new Error(`the file ${reference.file} is empty`);
  }
  return text;
}

/** The settings with their secrets in place, and the secrets themselves. Throws a {@link MissingSecret}. */
export function resolveSecrets(
  settings: unknown,
  environment: Environment,
  path: Array<string | number> = []
): { settings: unknown; secrets: string[] } {
  const secrets: string[] = [];
  const visit = (value: unknown, at: Array<string | number>): unknown => {
    if (isSecretRef(value)) {
      try {
        const secret = readSecret(value, environment);
        secrets.push(secret);
        return secret;
      } catch (error) {
        throw new MissingSecret(at, wordsOfError(error));
      }
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => visit(item, [...at, index]));
    }
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part, [...at, key])]));
    }
    return value;
  };
  return { settings: visit(settings, path), secrets };
}

/** The text without any of the secrets, or the keys in their addresses. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const parts = secrets.flatMap((secret) => {
    const url = URL.parse(secret);
    const keys = url
      ? [...url.searchParams.values(), ...url.pathname.split('/').filter((part) => part.length > 7)]
      : [];
    return [secret, ...(url ? [`${url.pathname}${url.search}`] : []), ...keys];
  });
  return [...new Set(parts)]
    .filter((part) => part.length >= 6)
    .sort((left, right) => right.length - left.length)
    .reduce((hidden, part) => hidden.replaceAll(part, '[redacted]'), text);
}

/** The files that {@link resolveSecrets} reads. */
export function secretFilesOf(settings: unknown): string[] {
  if (isSecretRef(settings)) {
    return 'file' in settings ? [settings.file] : [];
  }
  return typeof settings === 'object' && settings !== null ? Object.values(settings).flatMap(secretFilesOf) : [];
}
