import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/** The environment in which `node` is the project's own Node 24. */
export function projectEnvironment(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/**
 * Runs one command to its end, quietly.
 * @returns {Promise<{code: number, output: string, seconds: number}>} both streams in the order they came
 */
export function run(command, args, { env = projectEnvironment(), cwd = root, echo = false } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      if (echo) {
        process.stdout.write(chunk);
      }
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const end = (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs a step with one progress line; throws an Error with the command's last lines when it fails. */
export async function step(title, command, args, options) {
  process.stderr.write(`… ${title}\n`);
  const { code, output, seconds } = await run(command, args, options);
  if (code !== 0) {
    const tail = output.trimEnd().split('\n').slice(-40).join('\n');
    throw new Error(`${title}: \`${[command, ...args].join(' ')}\` failed with exit code ${code}\n${tail}`);
  }
  process.stderr.write(`✔ ${title} (${seconds.toFixed(1)} s)\n`);
  return output;
}
