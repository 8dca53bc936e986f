import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, step } from './run-step.mjs';

const cache = path.join(root, '.cache');

/** A digest of the named files and folders, so that a part is built again only when what it is made of has changed. */
function digest(entries) {
  const hash = createHash('sha256');
  const visit = (file) => {
    if (!existsSync(file)) {
      return;
    }
    if (statSync(file).isDirectory()) {
      const names = readdirSync(file).filter((name) => name !== 'node_modules' && name !== 'dist');
      names.sort().forEach((name) => visit(path.join(file, name)));
    } else {
      hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  };
  entries.forEach((entry) => visit(path.join(root, entry)));
  return hash.digest('hex');
}

/** Does `work` unless `made` exists and was made of the same input. */
async function whenChanged(name, entries, made, work) {
  const record = path.join(cache, `${name}.sha256`);
  const now = digest(entries);
  const done = existsSync(path.join(root, made)) && existsSync(record) && readFileSync(record, 'utf8') === now;
  if (!done) {
    await work();
    mkdirSync(cache, { recursive: true });
    writeFileSync(record, now);
  }
}

const manifests = [
  'package-lock.json',
  'package.json',
  'pkg-core/package.json',
  'pkg-backend-proxy/package.json',
  'pkg-sandbox/package.json',
];

/** npm packages, Node 24 among them. */
export async function installDependencies() {
  await whenChanged('install', manifests, 'node_modules/node/bin/node', async () => {
    await step(
      'Installing npm packages (two to five minutes)',
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        env: process.env,
      }
    );
    const binary = path.join(root, 'node_modules/node/bin/node');
    if (!existsSync(binary)) {
      throw new Error(
        'npm did not run the install script of the package "node", which brings Node 24. ' +
          'Allow it (npm config: ignore-scripts=false; npm 11: "allowScripts" in package.json names it) and run again.'
      );
    }
  });
}

/** The plugin, as Grafana loads it: dist/. */
export async function buildPlugin() {
  const entries = ['src', 'pkg-core/src', '.config', 'tsconfig.json', 'package-lock.json', 'CHANGELOG.md', 'README.md'];
  await whenChanged('plugin', entries, 'dist/module.js', () => step('Building the plugin', 'npm', ['run', 'build']));
}

/** The page that stands in for Grafana in the sandbox. */
export async function buildHost() {
  const entries = ['pkg-sandbox/host', 'pkg-sandbox/package.json', 'package-lock.json'];
  await whenChanged('host', entries, 'pkg-sandbox/host/dist/index.html', () =>
    step('Building the sandbox host page', 'npm', ['run', 'build:host', '--workspace', 'pkg-sandbox'])
  );
}

/** Everything the demo and the browser tests need. */
export async function setUp() {
  await installDependencies();
  await buildPlugin();
  await buildHost();
}
