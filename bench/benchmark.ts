/** One line of figures: a flat object, written as JSON. */
export type Figures = Record<string, string | number | boolean | null>;

/** Where a benchmark tells what it does and what it measured. */
export interface Report {
  /** For people, on standard error. */
  say(text: string): void;
  /** Further figures: a JSON line on standard output, before the summary. */
  detail(figures: Figures): void;
}

/** What one benchmark gives back. */
export interface Outcome {
  /** The last line on standard output. */
  summary: Figures;
  /** Broken promises that no noise of a machine explains (something was lost); the exit code is 1 when there are any. */
  faults: string[];
}

/** A benchmark by its name: `bench/<name>.ts` exports `run`. `signal` aborts on Ctrl-C: then everything is to be ended. */
export interface Benchmark {
  /** One line for the list of benchmarks. */
  about: string;
  /** Throws an Error that says what is wrong with `args`, or what could not be measured. */
  run(args: string[], report: Report, signal: AbortSignal): Promise<Outcome>;
}
