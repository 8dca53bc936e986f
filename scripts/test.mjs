// `npm test`: on a fresh clone, with nothing but Node 20 and npm. Last line: `N passed, N failed, N skipped`.
import { countResults } from './count-results.mjs';
import { findChromium } from './find-chromium.mjs';
import { projectEnvironment, run, step } from './run-step.mjs';
import { buildHost, buildPlugin, installDependencies } from './setup.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };

/** One step of the suite; its output is shown when it failed. */
async function check(title, runner, script, extra = {}) {
  const { code, output, seconds } = await run('npm', ['run', '--silent', script], { env: projectEnvironment(extra) });
  const counts = countResults(runner, output, code);
  for (const name of Object.keys(total)) {
    total[name] += counts[name];
  }
  const figures =
    runner === 'single' ? '' : `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, `;
  console.log(`${code === 0 ? '✔' : '✘'} ${title} (${figures}${seconds.toFixed(1)} s)`);
  if (code !== 0) {
    console.log(output.trimEnd().split('\n').slice(-200).join('\n'));
  }
}

async function main() {
  await installDependencies();
  const chromium = await findChromium();
  await step('Fetching Prometheus and its kin where they are missing', 'npm', ['run', '--silent', 'prepare:programs']);

  const built = buildPlugin().then(buildHost);
  // Two lanes: the machine that runs this has often only two cores. The journeys take as long as all the others.
  await Promise.all([
    (async () => {
      await check('Formatting', 'single', 'format');
      await check('Lint', 'single', 'lint');
      await check('Types', 'single', 'typecheck');
      await built;
      await check('Generated docs are up to date', 'single', 'docs:check');
      await check('Every visible string is in the locale files', 'single', 'i18n:check');
      await check('Unit tests of the packages', 'node', 'test:packages');
      await check('Unit tests of the plugin', 'jest', 'test:plugin');
      await check('Integration tests', 'node', 'test:integration', { CHROMIUM: chromium });
      await check('Against a real API server', 'node', 'test:apiserver');
    })(),
    (async () => {
      await built;
      await check('Browser journeys', 'playwright', 'test:e2e', { CHROMIUM: chromium });
    })(),
  ]);
}

main()
  .catch((error) => {
    total.failed += 1;
    console.log(`✘ ${error.message}`);
  })
  .finally(() => {
    console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    process.exitCode = total.failed > 0 ? 1 : 0;
  });
