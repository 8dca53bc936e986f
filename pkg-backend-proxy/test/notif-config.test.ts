import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { isAllowed, isPublic } from '../src/notifications/guard-address.ts';
import { InvalidNotifications, parseNotifications } from '../src/notifications/load-notifications.ts';
import { Templates } from '../src/notifications/render.ts';
import { hideSecrets } from '../src/notifications/resolve-secrets.ts';
import { sampleMessage } from '../src/notifications/sample-message.ts';
import { notificationsYaml, relayToken } from './notif-sample.ts';

const environment = { RELAY_TOKEN: relayToken, BOT: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789' };
const faultsOf = (text: string, given: Record<string, string> = environment): string => {
  try {
    parseNotifications(text, 'vigil.yaml', given);
  } catch (error) {
    assert.ok(error instanceof InvalidNotifications, String(error));
    return error.faults.join('\n');
  }
  return '';
};
const yaml = (receiver: string, route = '') => notificationsYaml('http://127.0.0.1/', { receiver, route });

describe('parseNotifications', () => {
  it('gives nothing where nothing is said', () => {
    assert.equal(parseNotifications('port: 80\n', 'vigil.yaml', {}), null);
    assert.equal(parseNotifications('', 'vigil.yaml', {}), null);
    assert.equal(faultsOf(yaml('')), '');
  });

  const wrong: Array<[string, string, RegExp]> = [
    ['no YAML', 'notifications: [', /^vigil.yaml:1: /],
    ['a typo', yaml('', '    gruopWait: 1s'), /^vigil.yaml:12: route: .*gruopWait/],
    ['a span', yaml('', '    repeatInterval: often'), /^vigil.yaml:12: route.repeatInterval: expected a span of time/],
    [
      'a matcher',
      yaml('', '    routes:\n      - match: [severity>=urgent]'),
      /^vigil.yaml:13: route.routes\[0\].match\[0\]: >= compares/,
    ],
    [
      'a receiver that is none',
      yaml('', '    routes:\n      - receiver: nobody'),
      /^vigil.yaml:13: route.routes\[0\].receiver: there is no receiver nobody: expected one of team/,
    ],
    [
      'a secret in the file',
      yaml('    - name: bot\n      wecom: { url: "https://a/?key=very-secret-key" }'),
      /^vigil.yaml:9: receivers\[1\].wecom.url: a secret does not stand here/,
    ],
    [
      'a variable that is not set',
      yaml('    - name: bot\n      wecom: { url: { env: NONE } }'),
      /^vigil.yaml:9: receivers\[1\].wecom.url: the environment variable NONE is not set/,
    ],
    [
      'a file that is away',
      yaml('    - name: bot\n      wecom: { url: { file: /none } }'),
      /^vigil.yaml:9: .*the file \/none can not be read \(ENOENT\)/,
    ],
    [
      'a template',
      yaml(
        '    - name: bot\n      wecom: { url: { env: BOT } }\n      template:\n        body: "{{ title | nonsense }}"'
      ),
      /^vigil.yaml:11: receivers\[1\].template: undefined filter: nonsense/,
    ],
    [
      'a template that is no JSON',
      yaml(
        '    - name: bot\n      webhook: { url: "http://a/" }\n      template: { body: "{ title: {{ headline }} }" }'
      ),
      /is no JSON .*filter json/,
    ],
    [
      'a template that never ends',
      yaml(
        '    - name: bot\n      wecom: { url: { env: BOT } }\n      template: { body: "{% for a in (1..100000000) %}x{% endfor %}" }'
      ),
      /receivers\[1\].template: .*limit exceeded/,
    ],
    [
      'what a secret holds',
      yaml('    - name: bot\n      wecom: { url: { env: RELAY_TOKEN } }'),
      /is no address beginning with/,
    ],
  ];
  for (const [name, text, words] of wrong) {
    it(`tells the line of ${name}`, () => {
      const faults = faultsOf(text);
      assert.match(faults, words);
      assert.ok(!/very-secret-key|0123456789/.test(faults), 'no secret is shown');
    });
  }

  it('takes the example of the deployment', () => {
    const manifest = readFileSync(
      new URL('../../deploy/kubernetes/notifications.example.yaml', import.meta.url),
      'utf8'
    );
    const { data } = parse(manifest) as { data: Record<string, string> };
    const parsed = parseNotifications(data['vigil.yaml'] ?? '', 'vigil.yaml', {
      ...environment,
      WECOM_URL: environment.BOT,
    });
    assert.deepEqual([...(parsed?.receivers.keys() ?? [])], ['sre']);
  });

  it('takes the example of the documentation', () => {
    const docs = readFileSync(new URL('../../docs/notifications.md', import.meta.url), 'utf8');
    const [, example = ''] = /```yaml\n(notifications:\n[\s\S]*?)```/.exec(docs) ?? [];
    const names = [...example.matchAll(/env: (\w+)/g)].map(([, name]) => name ?? '');
    const given = Object.fromEntries(names.map((name) => [name, 'https://example.com/a-secret-of-some-length']));
    const parsed = parseNotifications(example.replace(/\{ file: [^}]+\}/g, '{ env: ANY }'), 'docs', {
      ...given,
      ANY: 'https://example.com/a-secret',
    });
    assert.ok((parsed?.receivers.size ?? 0) >= 8, 'every channel has its receiver');
  });
});

describe('a template', () => {
  const options = { language: 'en' as const, timeZone: 'UTC', grafana: undefined, logs: {} };
  const render = (body: string) => new Templates('wecom', { body }).render(sampleMessage('firing', 1e12), options);
  it('writes JSON, and what it needs', () => {
    const body = '{"text": {{ headline | json }}, "n": {{ firing }}}';
    const written = new Templates('plain', { body }).render(sampleMessage('firing', 1e12), options);
    assert.deepEqual(JSON.parse(written.body), {
      text: '[Firing] Deployment shop/checkout · app: OOMKilled (exit 137)',
      n: 1,
    });
  });
  it('of ours writes the links where the service shows no buttons of them', () => {
    const linked = { ...options, grafana: 'https://grafana.example.com' };
    const linksOf = (hasButtons: boolean) => {
      const templates = new Templates('markdown', {}, false, hasButtons);
      return templates.render(sampleMessage('firing', 1e12), linked).body.match(/https:\/\/grafana/g)?.length ?? 0;
    };
    assert.deepEqual([linksOf(false), linksOf(true)], [3, 0]);
  });
  it('reaches nothing but the message', () => {
    assert.equal(render('{{ headline.constructor }}{{ items.constructor.constructor }}{{ process }}|').body, '|');
    assert.ok(render("{% include '/etc/passwd' %}").fault);
    assert.ok(render("{% render '../package.json' %}").fault);
  });
  it('that fails gives way to the default, and says so', () => {
    const { fault, body } = render("{% include 'none' %}");
    assert.match(fault ?? '', /none/);
    assert.match(body, /OOMKilled|Namespace/);
  });
});

describe('an address', () => {
  const cases: Array<[string, boolean]> = [
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'].map(
      (address): [string, boolean] => [address, false]
    ),
    ...[
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'ff02::1',
      'nonsense',
    ].map((address): [string, boolean] => [address, false]),
  ];
  for (const [address, expected] of cases) {
    it(`${address} is ${expected ? '' : 'not '}public`, () => assert.equal(isPublic(address), expected));
  }
  it('is allowed by the name of its host, whole or from the end', () => {
    assert.ok(isAllowed('Mail.Corp', ['mail.corp']));
    assert.ok(isAllowed('a.b.svc', ['*.svc']));
    assert.ok(!isAllowed('svc', ['*.svc']));
    assert.ok(!isAllowed('evilmail.corp', ['mail.corp']));
  });
});

it('hides secrets, whole or in parts', () => {
  const secret = 'https://hooks.slack.com/services/T0/B0/abcdefghijkl';
  assert.equal(
    hideSecrets('failed: /services/T0/B0/abcdefghijkl and abcdefghijkl', [secret]),
    'failed: [redacted] and [redacted]'
  );
  assert.equal(hideSecrets('errcode 93000: invalid', ['short']), 'errcode 93000: invalid');
});
