import type { LogStyle } from './log-style.ts';

/** A Java service whose heap grows: it tells of every collection, and of none at the end, for the kernel gives no notice. */
export const javaHeapClimb: LogStyle = {
  start: [
    'INFO  main c.e.checkout.Application - Starting checkout 3.8.0 on JDK 21.0.4 with -XX:MaxRAMPercentage=95',
    'INFO  main c.e.checkout.CartCache - cart cache: unbounded, expiry off',
    'INFO  main c.e.checkout.HttpServer - accepting connections on :8080',
  ],
  every: 6_000,
  line: (step, noise) =>
    step % 4 === 3
      ? `WARN  gc-${noise % 4} c.e.checkout.HeapWatch - old generation ${Math.min(99, 38 + Math.round(step * 0.52))}% after full collection, heap keeps ${1200 + step * 83} carts`
      : `INFO  http-${noise % 16} c.e.checkout.OrderController - POST /orders 201 in ${18 + (noise % 240)} ms cart=${(noise % 90000) + 10000}`,
  end: [],
};

/** Prints a stack trace now and then, and carries on. */
export const javaService: LogStyle = {
  start: [
    'INFO  main c.e.platform.Boot - profile=production java=21.0.4',
    'INFO  main c.e.platform.Pool - pool ready size=12 url=jdbc:postgresql://postgres.data:5432/app',
    'INFO  main c.e.platform.Http - listening on 8080',
  ],
  every: 15_000,
  line: (step, noise) =>
    step % 40 === 39
      ? 'WARN  retry-1 c.e.platform.Client - upstream slow, trying once more: java.net.SocketTimeoutException: read took longer than 2000 ms'
      : `INFO  http-${noise % 12} c.e.platform.Access - GET /v1/items/${noise % 4000} 200 ${3 + (noise % 40)} ms`,
  end: [],
};
