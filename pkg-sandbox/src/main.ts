// The embedded default: a cluster with troubles, a real Prometheus, the real proxy and a page, in one process tree.
import { wordsOfError } from '@vigil/core/vocabulary/words-of-error';
import { type CheckReport, runCheck } from './check/run-check.ts';
import { grafanaPage } from './host/grafana-page.ts';
import { readOptions } from './read-options.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const began = performance.now();
const say = (text: string) => process.stderr.write(`${text}\n`);
const elapsed = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;

function announce(sandbox: Sandbox): void {
  say(`
  Vigil is open at   ${sandbox.url}
  Inbox of the chats ${sandbox.inboxUrl}
  kubectl            kubectl --kubeconfig ${sandbox.kubeconfig} get pods -A
  Prometheus         ${sandbox.prometheusUrl}
  Vigil's proxy      ${sandbox.proxy.url} (process ${sandbox.proxy.pid})

  Ready after ${elapsed()}. Ctrl-C stops everything.
`);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  const sandbox = await startSandbox({
    port: options.port,
    hours: options.hours,
    victoriaMetrics: options.victoriaMetrics,
    startPage: await grafanaPage(options.grafana, say),
    onProgress: (text) => say(`… ${text} (${elapsed()})`),
  });
  let report: CheckReport | void = undefined;
  try {
    if (options.check) {
      report = await Promise.race([runCheck(sandbox, say), stopped]);
      return report?.ok ? 0 : 1;
    }
    announce(sandbox);
    if (options.readyJson) {
      const { url, kubeconfig, prometheusUrl, proxy } = sandbox;
      process.stdout.write(
        `${JSON.stringify({ ready: true, url, kubeconfig, prometheusUrl, proxyUrl: proxy.url, proxyPid: proxy.pid })}\n`
      );
    }
    await watchProxy(sandbox, stopped);
    return 0;
  } finally {
    say('… Stopping');
    await sandbox.close();
    // The very last line, so that programs find it.
    if (report) {
      process.stdout.write(`${JSON.stringify(report)}\n`);
    }
  }
}

/** Tells when the proxy has ended, and how to go on; returns once the sandbox is asked to stop. */
async function watchProxy(sandbox: Sandbox, stopped: Promise<void>): Promise<void> {
  const stop = stopped.then(() => 'stop' as const);
  for (;;) {
    const end = await Promise.race([stop, sandbox.proxy.ended]);
    if (end === 'stop') {
      return;
    }
    say(`… The proxy ended (${end ?? 'by a signal'}): starting it again over the same store`);
    await sandbox.restartProxy('SIGTERM');
    say(`… Proxy: ${sandbox.proxy.url} (process ${sandbox.proxy.pid})`);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(`\n✘ ${wordsOfError(error)}`);
    process.exit(1);
  }
);
