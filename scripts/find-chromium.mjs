import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { step } from './run-step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here: the next folder may have it.
    }
  }
  return undefined;
}

/**
 * The Chromium to test in: CHROMIUM, the one on the PATH, else Debian's package (root needed).
 * @returns {Promise<string>} the path of the executable
 * @throws {Error} that says what to install, where it can not be had
 */
export async function findChromium() {
  const found = process.env.CHROMIUM || names.map(onPath).find(Boolean);
  if (found) {
    return found;
  }
  if (process.platform !== 'linux' || !onPath('apt-get') || process.getuid?.() !== 0) {
    throw new Error(
      'No Chromium was found. Install Chromium or Chrome (on Debian and Ubuntu: `sudo apt-get install chromium`) ' +
        'or set CHROMIUM to its executable, then run again.'
    );
  }
  await step('Reading the package lists', 'apt-get', ['update', '-q']);
  await step('Installing Chromium and a Chinese font', 'apt-get', [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    'chromium',
    'fonts-noto-cjk',
  ]);
  const installed = names.map(onPath).find(Boolean);
  if (!installed) {
    throw new Error('The package chromium was installed, but no executable of it is on the PATH. Set CHROMIUM to it.');
  }
  return installed;
}
