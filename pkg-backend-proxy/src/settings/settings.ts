import { z } from 'zod';
import { parseBytes } from './parse-bytes.ts';

const whole = (min: number, max: number) => z.coerce.number('expected a whole number').int().min(min).max(max);
const text = z.string().trim().min(1);
const names = z.array(text);
const bytes = (min: number) =>
  z.union([z.number(), z.string()]).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : parseBytes(value);
    if (parsed === undefined || parsed < min) {
      context.addIssue({ code: 'custom', message: `expected bytes, at least ${min}, like 1048576, 512KiB or 1GiB` });
      return z.NEVER;
    }
    return parsed;
  });
const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'g');
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'no regular expression' });
    return z.NEVER;
  }
});

/**
 * Everything that can be set. A setting's environment variable is its name in capitals after `VIGIL_`: `storePath` →
 * `VIGIL_STORE_PATH`; in the YAML file it stands under its name. The description is the line in the README.
 */
export const Settings = z.strictObject({
  host: text.default('0.0.0.0').describe('Address to listen on.'),
  port: whole(0, 65535).default(8080).describe('Port to listen on; 0 takes any free one.'),
  token: z
    .string('is missing: it is the secret that Grafana shows on every call')
    .trim()
    .min(16, 'expected at least 16 characters')
    .describe('Secret that Grafana shows on every call, at least 16 characters: `openssl rand -hex 32` makes one.'),
  kubeconfig: text
    .optional()
    .describe('Kubeconfig file. Without it: the in-cluster account, else `KUBECONFIG`, else `~/.kube/config`.'),
  contexts: names.default([]).describe('Contexts of the kubeconfig, one cluster each. Empty: the current one.'),
  clusterName: text
    .optional()
    .describe(
      'Name of the cluster on every page, where there is one cluster. Default: the name of its context, or `in-cluster`.'
    ),
  namespaces: names.default([]).describe('Namespaces to watch. Empty: all of them.'),
  storePath: text.default('./data/vigil.db').describe('SQLite file; its folder is created.'),
  logLines: whole(1, 100_000).default(1000).describe('Last lines to keep of the log of what broke.'),
  logBytes: bytes(1024)
    .default(1024 ** 2)
    .describe('Most bytes to keep of one log.'),
  logQueue: whole(1, 100_000)
    .default(1000)
    .describe('Logs waiting to be fetched, per cluster; what comes on top is counted as dropped.'),
  logConcurrency: whole(1, 100).default(8).describe('Logs fetched at the same time, per cluster.'),
  retentionDays: whole(1, 3650).default(14).describe('Days an incident that ended is kept.'),
  retentionBytes: bytes(1024 ** 2)
    .default(1024 ** 3)
    .describe('Most bytes of the store: the oldest logs go first, then the oldest incidents.'),
  streams: whole(1, 10_000).default(200).describe('Readers of live changes and logs at the same time.'),
  logLevel: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least level that is written to standard output.'),
  redactionPatterns: z
    .array(pattern)
    .default([])
    .describe(
      'Further secrets to remove from logs and messages: regular expressions, one a line; a named group `secret` limits what is removed.'
    ),
});
export type Settings = z.infer<typeof Settings>;
export type SettingName = keyof typeof Settings.shape;

export const settingNames = Object.keys(Settings.shape) as SettingName[];

/** `storePath` → `VIGIL_STORE_PATH`. */
export function variableOf(name: string): string {
  return `VIGIL_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
