import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { StartFailure } from '../start-failure.ts';
import { loadSettings } from './load-settings.ts';
import { parseBytes } from './parse-bytes.ts';
import { settingNames, Settings, variableOf } from './settings.ts';

const token = 'a-token-of-sixteen-characters';
const folder = mkdtempSync(join(tmpdir(), 'vigil-settings-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('loadSettings', () => {
  it('has a default for everything but the token', () => {
    const { settings, unknown } = loadSettings({ VIGIL_TOKEN: token, VIGIL_PORT: '' });
    assert.deepEqual(
      [settings.host, settings.port, settings.storePath, settings.logLines, settings.logBytes, settings.retentionBytes],
      ['0.0.0.0', 8080, './data/vigil.db', 1000, 1024 ** 2, 1024 ** 3]
    );
    assert.deepEqual([settings.contexts, settings.kubeconfig, unknown], [[], undefined, []]);
  });

  it('reads the environment over the file', () => {
    const config = file(
      'good.yaml',
      'port: 9000\nnamespaces: [shop, pay]\nlogBytes: 512KiB\nredactionPatterns: ["a+"]\n'
    );
    const { settings } = loadSettings({
      VIGIL_TOKEN: token,
      VIGIL_CONFIG: config,
      VIGIL_PORT: '9001',
      VIGIL_CONTEXTS: 'a, b,',
    });
    assert.deepEqual(
      [settings.port, settings.namespaces, settings.logBytes, settings.contexts],
      [9001, ['shop', 'pay'], 512 * 1024, ['a', 'b']]
    );
    assert.equal(settings.redactionPatterns[0]?.source, 'a+');
  });

  it('reads the token from a file', () => {
    assert.equal(loadSettings({ VIGIL_TOKEN_FILE: file('token', `${token}\n`) }).settings.token, token);
  });

  it('tells variables that are no settings, but not those Kubernetes adds', () => {
    const environment = {
      VIGIL_TOKEN: token,
      VIGIL_PROT: '1',
      VIGIL_PROXY_SERVICE_HOST: '1',
      VIGIL_PROXY_PORT_8080_TCP: '',
    };
    assert.deepEqual(loadSettings(environment).unknown, ['VIGIL_PROT']);
  });

  const bad: Array<[Record<string, string>, RegExp]> = [
    [{}, /VIGIL_TOKEN is missing.*VIGIL_TOKEN_FILE/],
    [{ VIGIL_TOKEN: 'short-secret' }, /VIGIL_TOKEN is too short: expected at least 16/],
    [{ VIGIL_TOKEN: token, VIGIL_PORT: 'http' }, /VIGIL_PORT is "http": expected a whole number.*Port to listen on/],
    [{ VIGIL_TOKEN: token, VIGIL_PORT: '70000' }, /VIGIL_PORT is "70000"/],
    [{ VIGIL_TOKEN: token, VIGIL_LOG_BYTES: '12 parsecs' }, /VIGIL_LOG_BYTES is "12 parsecs": expected bytes/],
    [{ VIGIL_TOKEN: token, VIGIL_LOG_LEVEL: 'loud' }, /VIGIL_LOG_LEVEL is "loud"/],
    [{ VIGIL_TOKEN: token, VIGIL_REDACTION_PATTERNS: '(' }, /VIGIL_REDACTION_PATTERNS.*Invalid regular expression/],
    [{ VIGIL_TOKEN: token, VIGIL_TOKEN_FILE: 'x' }, /both set/],
    [{ VIGIL_TOKEN_FILE: join(folder, 'none') }, /VIGIL_TOKEN_FILE names a file that can not be read/],
    [{ VIGIL_TOKEN: token, VIGIL_CONFIG: join(folder, 'none') }, /VIGIL_CONFIG names a file/],
    [{ VIGIL_TOKEN: token, VIGIL_CONFIG: file('bad.yaml', 'a: [') }, /is no YAML/],
    [{ VIGIL_TOKEN: token, VIGIL_CONFIG: file('list.yaml', '- a') }, /must hold settings/],
    [{ VIGIL_TOKEN: token, VIGIL_CONFIG: file('typo.yaml', 'prot: 1') }, /prot in .*typo.yaml is no setting/],
    [{ VIGIL_TOKEN: token, VIGIL_CONFIG: file('port.yaml', 'port: x') }, /port in the file of VIGIL_CONFIG is "x"/],
  ];
  for (const [environment, message] of bad) {
    it(`refuses ${JSON.stringify(environment).slice(0, 70)}`, () => {
      assert.throws(
        () => loadSettings(environment),
        (error) => {
          assert.ok(error instanceof StartFailure);
          assert.equal(error.exitCode, 78);
          assert.match(error.message, message);
          assert.ok(!error.message.includes('short-secret'), 'the token is never shown');
          return true;
        }
      );
    });
  }

  it('is told whole in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    for (const name of settingNames) {
      assert.ok(readme.includes(`\`${variableOf(name)}\``), `${variableOf(name)} is missing`);
      assert.ok(readme.includes(Settings.shape[name].description ?? '?'), `the description of ${name} differs`);
    }
  });
});

describe('parseBytes', () => {
  for (const [text, bytes] of [
    ['1024', 1024],
    ['1.5 KiB', 1536],
    ['2M', 2e6],
    ['1Gi', 2 ** 30],
    ['-1', undefined],
    ['', undefined],
    ['1 XB', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(parseBytes(text), bytes));
  }
});
