// `npm run bench -- <name> [--json] [options]`; docs/benchmarks.md says what each one measures.
import type { Benchmark, Figures } from './benchmark.ts';

/** To add a benchmark: its file and one line here. */
const benchmarks: Record<string, () => Promise<{ benchmark: Benchmark }>> = {
  watch: () => import('./watch.ts'),
  audit: () => import('./audit.ts'),
  incidents: () => import('./incidents.ts'),
  'incidents-page': () => import('./incidents-page.ts'),
  notify: () => import('./notify.ts'),
  resources: () => import('./resources.ts'),
  'resources-page': () => import('./resources-page.ts'),
};

/** sysexits.h: the command was used incorrectly. */
const usageError = 64;

async function usage(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(benchmarks).map(async ([name, load]) => `  ${name.padEnd(16)}${(await load()).benchmark.about}`)
  );
  return `npm run bench -- <name> [--json] [options]\n\n${lines.join('\n')}\n\nOptions: docs/benchmarks.md\n`;
}

async function main([name, ...rest]: string[]): Promise<number> {
  const load = Object.hasOwn(benchmarks, name ?? '') ? benchmarks[name ?? ''] : undefined;
  if (!load) {
    process.stderr.write(`${name === undefined ? 'Which benchmark?' : `There is no benchmark "${name}".`}\n`);
    process.stderr.write(await usage());
    return usageError;
  }
  const quiet = rest.includes('--json');
  const began = performance.now();
  const write = (figures: Figures) => process.stdout.write(`${JSON.stringify(figures)}\n`);
  const say = (text: string) => {
    if (!quiet) {
      process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${text}\n`);
    }
  };
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopped.abort(new Error(`stopped by ${signal}`)));
  }
  const { benchmark } = await load();
  const { summary, faults } = await benchmark.run(
    rest.filter((argument) => argument !== '--json'),
    { say, detail: write },
    stopped.signal
  );
  faults.forEach((fault) => process.stderr.write(`✘ ${fault}\n`));
  // The very last line, so that programs find it.
  write(summary);
  return faults.length > 0 ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`✘ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code)) ? 64 : 1;
  }
);
