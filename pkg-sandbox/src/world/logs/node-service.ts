import type { LogStyle } from './log-style.ts';

/** A Node.js server that blocks its event loop until it is killed. */
export const blockedEventLoop: LogStyle = {
  start: ['> ssr@7.4.0 start', '[ssr] listening on http://0.0.0.0:8080', '[ssr] template cache warm: 214 entries'],
  every: 7_000,
  line: (step, noise) =>
    step > 85
      ? `[ssr] event loop blocked for ${(step - 84) * 1900} ms while rendering /catalogue/${noise % 300}`
      : `[ssr] rendered /catalogue/${noise % 300} in ${20 + (noise % 90) + step} ms`,
  end: ['[ssr] event loop blocked: no turn for 30 s, 412 requests queued'],
};

/** A sidecar that can not renew its token. */
export const tokenRefresher: LogStyle = {
  start: ['token-refresher: reading /var/run/secrets/issuer', 'token-refresher: issuer https://issuer.pay.svc:8443'],
  every: 3_000,
  line: (step) => `token-refresher: attempt ${step + 1}: 403 audience "payments" not allowed`,
  end: ['token-refresher: fatal: no token after 5 attempts, exiting'],
};

/** Serves, and is never ready. */
export const waitingForSchema: LogStyle = {
  start: ['[preview] listening on :8080'],
  every: 10_000,
  line: (step) => `[preview] not ready: content schema 12 expected, 11 found (check ${step + 1})`,
  end: [],
};

/** A batch program that ends well. */
export function batchRun(name: string): LogStyle {
  return {
    start: [`${name}: begin`],
    every: 10_000,
    line: (step, noise) => `${name}: ${step * 500 + (noise % 90)} records written`,
    end: [`${name}: finished, 0 errors`],
  };
}

/** A training run. */
export const training: LogStyle = {
  start: ['[train] 1 × T4, batch 64, mixed precision', '[train] resumed from step 81200'],
  every: 20_000,
  line: (step, noise) =>
    `[train] step ${81200 + step * 40} loss ${(1.9 - Math.min(1.2, step / 4000) + (noise % 50) / 1000).toFixed(4)}`,
  end: [],
};
