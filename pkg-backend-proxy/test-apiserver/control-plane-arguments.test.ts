import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { apiserverArguments, etcdArguments, tokenFile } from './control-plane-arguments.ts';
import { findAssets } from './find-assets.ts';

describe('how the control plane is started', () => {
  it('etcd listens on loopback alone', () => {
    const given = etcdArguments({ folder: '/data', port: 4001 });
    assert.deepEqual(
      given.filter((flag) => flag.includes('://')).filter((flag) => !flag.includes('//127.0.0.1:')),
      []
    );
    assert.ok(given.includes('--listen-client-urls=http://127.0.0.1:4001') && given.includes('--data-dir=/data'));
  });
  it('kube-apiserver listens on loopback alone, and signs tokens with the key it checks them with', () => {
    const files = { certificate: 'c', key: 'k', tokens: 't', accountKey: 'a', certificates: 'd' };
    const given = apiserverArguments({ etcdPort: 4001, port: 4002, ...files });
    for (const flag of [
      '--bind-address=127.0.0.1',
      '--secure-port=4002',
      '--etcd-servers=http://127.0.0.1:4001',
      '--service-account-key-file=a',
      '--service-account-signing-key-file=a',
    ]) {
      assert.ok(given.includes(flag), flag);
    }
  });
  it('token files hold one user a row, groups in quotes', () => {
    const users = [
      { token: 'x', name: 'admin', group: 'system:masters' },
      { token: 'y', name: 'reader' },
    ];
    assert.equal(tokenFile(users), 'x,admin,admin,"system:masters"\ny,reader,reader\n');
  });
});

describe('where the control plane is', () => {
  it('is skipped, with the reason, where nothing is set', () => {
    assert.deepEqual(findAssets({}), { assets: null, skip: 'KUBEBUILDER_ASSETS is not set' });
  });
  it('fails where the folder lacks a program: a suite that was asked for is never skipped', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigil-assets-'));
    writeFileSync(join(folder, 'etcd'), '');
    assert.throws(() => findAssets({ KUBEBUILDER_ASSETS: folder }), /etcd is no program/);
    chmodSync(join(folder, 'etcd'), 0o755);
    assert.throws(() => findAssets({ KUBEBUILDER_ASSETS: folder }), /kube-apiserver is no program/);
    rmSync(folder, { recursive: true });
  });
});
