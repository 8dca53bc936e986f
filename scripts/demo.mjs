// `npm run demo`: from a fresh clone to Vigil in the browser. Needs nothing but Node 20 and npm to begin with.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { projectEnvironment, root } from './run-step.mjs';
import { setUp } from './setup.mjs';

const args = process.argv.slice(2);

async function main() {
  await setUp();
  const chromium = args.includes('--check') ? { CHROMIUM: await findChromium() } : {};
  const node = path.join(root, 'node_modules/node/bin/node');
  const child = spawn(node, [path.join(root, 'pkg-sandbox/src/main.ts'), ...args], {
    cwd: root,
    env: projectEnvironment(chromium),
    stdio: 'inherit',
  });
  // The terminal sends Ctrl-C to both; the sandbox stops its parts, and this process ends with it.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  }
  child.on('close', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
}

main().catch((error) => {
  console.error(`\n✘ ${error.message}`);
  process.exit(1);
});
