import { lastValueFrom } from 'rxjs';
import { problemText } from '../../../components/states/problem-text';
import { callProxy } from '../../../proxy/call-proxy';
import { foldError } from '../../../proxy/fold-error';
import { sendToProxy } from '../../../proxy/send-to-proxy';
import type { RunKeeper } from './run-keeper';

/** Runs of the whole team, kept by the proxy. */
export const proxyRuns: RunKeeper = {
  where: 'proxy',
  list: () => lastValueFrom(callProxy('testRuns', {})).catch(rethrow),
  change: (change) =>
    lastValueFrom(sendToProxy('changeTestRun', change)).then(
      ({ run }) => run,
      (cause: unknown) => rethrow(cause)
    ),
};

function rethrow(cause: unknown): never {
  const { kind, detail } = foldError(cause);
  // A refusal in the proxy's own words says more than its kind.
  const title = problemText(kind).title;
  throw new Error(kind === 'unexpected' && detail ? detail : [title, detail].filter(Boolean).join(': '), { cause });
}
