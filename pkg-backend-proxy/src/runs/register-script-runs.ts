import type { FastifyRequest } from 'fastify';
import { scriptRunsPath, TestRunEnd, testRunKey, TestRunStart } from '@vigil/core/contract/test-runs';
import type { App } from '../http/app.ts';
import { answerChange, changeContext } from '../http/answer-change.ts';
import { authoriseScript } from '../http/authorise.ts';
import { parseInput } from '../http/parse-input.ts';
import type { TestRunStore } from './test-run-store.ts';

export interface ScriptRunParts {
  token: string;
  runs: TestRunStore;
  now: () => number;
}

/** Two calls for load-test scripts, which hold the token themselves: one begins a run, the other ends it. */
export function registerScriptRuns(app: App, { token, runs, now }: ScriptRunParts): void {
  const onRequest = async ({ headers }: FastifyRequest) => authoriseScript(headers, token);
  app.post(scriptRunsPath, { onRequest }, async ({ body }, reply) => {
    const start = parseInput('body', TestRunStart, body);
    const { run, isNew } = await answerChange(runs.start(start, changeContext('script', now())));
    return reply.code(isNew ? 201 : 200).send(run);
  });
  app.route<{ Params: { run: string } }>({
    method: ['POST', 'PATCH'],
    url: `${scriptRunsPath}/:run`,
    onRequest,
    handler: async ({ params, body }) => {
      const name = parseInput('path', testRunKey, params.run);
      const end = parseInput('body', TestRunEnd, body ?? {});
      return (await answerChange(runs.end(name, end, now()))).run;
    },
  });
}
