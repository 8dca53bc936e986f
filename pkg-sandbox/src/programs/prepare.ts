// `npm run prepare:programs`: fetches the programs that are missing, so that no test has to.
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { findProgram } from './find-program.ts';
import { programs } from './programs.ts';

const onProgress = (text: string) => process.stderr.write(`${text}\n`);

// One after the other: apt-get locks its lists.
for (const program of Object.values(programs)) {
  try {
    process.stdout.write(`${await findProgram(program, { onProgress })}\n`);
  } catch (error) {
    process.stderr.write(`${wordsOfError(error)}\n`);
    process.exitCode = 1;
  }
}
