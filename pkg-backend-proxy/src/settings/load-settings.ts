import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { StartFailure } from '../start-failure.ts';
import { type SettingName, settingNames, Settings, variableOf } from './settings.ts';

type Environment = Record<string, string | undefined>;

const files = { config: 'VIGIL_CONFIG', token: 'VIGIL_TOKEN_FILE' } as const;
const listSeparators: Partial<Record<SettingName, RegExp>> = {
  contexts: /,/,
  namespaces: /,/,
  redactionPatterns: /\n/,
};

/**
 * The settings from the environment, then from the YAML file that `VIGIL_CONFIG` names, then the defaults. Throws a
 * {@link StartFailure} that names every setting that is wrong. `unknown`: variables that look like settings and are none.
 */
export function loadSettings(environment: Environment): {
  settings: Settings;
  unknown: string[];
  /** Where `notifications:` and `audit:` may stand; null: no such file is named. */
  configFile: string | null;
} {
  const fromFile = readConfig(environment[files.config]);
  const values: Record<string, unknown> = { ...fromFile };
  const source = new Map<string, string>();
  for (const name of settingNames) {
    const text = environment[variableOf(name)];
    if (text !== undefined && text !== '') {
      const separator = listSeparators[name];
      values[name] = separator
        ? text
            .split(separator)
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : text;
      source.set(name, variableOf(name));
    }
  }
  const tokenFile = environment[files.token];
  if (tokenFile) {
    if (source.has('token')) {
      throw fault(['VIGIL_TOKEN and VIGIL_TOKEN_FILE are both set: remove one of them.']);
    }
    values['token'] = read(tokenFile, files.token).trim();
    source.set('token', files.token);
  }
  const result = Settings.safeParse(values);
  if (!result.success) {
    throw fault(
      result.error.issues.flatMap((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
        return unknown
          ? unknown.map((key) => `${key} in ${environment[files.config]} is no setting: remove it or mend its spelling`)
          : complaint(String(issue.path[0]), issue.message, source, values, fromFile);
      })
    );
  }
  const known = new Set<string>([...settingNames.map(variableOf), ...Object.values(files)]);
  return {
    settings: result.data,
    configFile: environment[files.config] || null,
    unknown: Object.keys(environment).filter((name) => isSetting(name) && !known.has(name)),
  };
}

/** Kubernetes itself adds VIGIL_…_SERVICE_HOST, VIGIL_…_PORT_8080_TCP for a Service of that name. */
function isSetting(name: string): boolean {
  return name.startsWith('VIGIL_') && !/_(?:SERVICE_|PORT$|PORT_\d)/.test(name);
}

function complaint(
  name: string,
  message: string,
  source: Map<string, string>,
  values: Record<string, unknown>,
  fromFile: Record<string, unknown>
): string {
  const variable = source.get(name) ?? variableOf(name);
  const value = values[name];
  if (value === undefined) {
    const way = name === 'token' ? `Set ${variable}, or VIGIL_TOKEN_FILE to a file that holds it` : `Set ${variable}`;
    return `${variable} ${message}. ${way}.`;
  }
  const shown = name === 'token' ? 'too short' : JSON.stringify(value);
  const where = source.has(name) || !(name in fromFile) ? variable : `${name} in the file of VIGIL_CONFIG`;
  return `${where} is ${shown}: ${message}. ${Settings.shape[name as SettingName]?.description ?? ''}`;
}

function readConfig(path: string | undefined): Record<string, unknown> {
  if (!path) {
    return {};
  }
  const text = read(path, files.config);
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw fault([`${path} (VIGIL_CONFIG) is no YAML: ${wordsOfError(error)}`]);
  }
  if (content === null || content === undefined) {
    return {};
  }
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw fault([`${path} (VIGIL_CONFIG) must hold settings as \`name: value\`, one a line.`]);
  }
  // These are read on their own, and again whenever they change.
  const { notifications: _notifications, audit: _audit, ...settings } = { ...content } as Record<string, unknown>;
  return settings;
}

function read(path: string, variable: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fault([`${variable} names a file that can not be read: ${wordsOfError(error)}.`]);
  }
}

function fault(complaints: string[]): StartFailure {
  return new StartFailure(78, `Wrong settings:\n${complaints.map((line) => `  - ${line}`).join('\n')}`);
}
