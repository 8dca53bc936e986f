import type { LogStyle } from './log-style.ts';

/** A Python job that ends in a traceback; `last` is the exception line. */
export function pythonTraceback(program: string, last: string): LogStyle {
  return {
    start: [`INFO:${program}:python 3.13.1, 4 workers`, `INFO:${program}:reading input`],
    every: 3_000,
    line: (step, noise) => `INFO:${program}:batch ${step} done, ${900 + (noise % 200)} rows`,
    end: [
      `ERROR:${program}:giving up`,
      'Traceback (most recent call last):',
      `  File "/app/${program}.py", line 142, in <module>`,
      '    main(sys.argv[1:])',
      `  File "/app/${program}.py", line 97, in main`,
      '    total += post(batch)',
      `  File "/app/lib/post.py", line 31, in post`,
      '    raise failure from cause',
      last,
    ],
  };
}

/** A migration that tells too much: the password is not a real one, it is there to be redacted. */
export const leakyMigration: LogStyle = {
  start: [
    'migrate: schema at 41, target 42',
    'migrate: connecting dsn="host=postgres.data port=5432 user=etl password=hunter2-not-real dbname=warehouse"',
  ],
  every: 2_000,
  line: (step) => `migrate: waiting for lock on table loads (${step * 2} s)`,
  end: [
    'Traceback (most recent call last):',
    '  File "/app/migrate.py", line 58, in apply',
    '    cursor.execute(statement)',
    'psycopg.errors.UndefinedColumn: column "loaded_at" of relation "loads" does not exist',
    'migrate: version 42 failed, nothing changed',
  ],
};

/** Loads a model that does not fit. */
export const modelLoading: LogStyle = {
  start: ['INFO ranker: torch 2.9, device=cpu', 'INFO ranker: loading model weights ranker-v9 (2.1 GB on disk)'],
  every: 4_000,
  line: (step) => `INFO ranker: loaded shard ${step + 1}/24`,
  end: [],
};
