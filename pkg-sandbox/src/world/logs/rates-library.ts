import type { LogStyle } from './log-style.ts';

/** A Java service that dies in a library which others use too: the same stack trace, with numbers of its own. */
export function ratesLibrary(service: string, tenant: number): LogStyle {
  const present = tenant % 7;
  return {
    start: [
      `INFO  main c.e.${service}.Application - Starting ${service} on JDK 21.0.4`,
      `INFO  main c.e.rates.RateTable - loading rates for tenant ${tenant}`,
    ],
    every: 4_000,
    line: (step, noise) =>
      `INFO  rates-1 c.e.rates.RateTable - page ${step + 1} of 9 in ${30 + (noise % 200)} ms, tenant ${tenant}`,
    end: [
      `ERROR main c.e.${service}.Application - start failed after ${3000 + tenant} ms`,
      `java.lang.IllegalStateException: rate table has ${present} of 38 currencies for tenant ${tenant}`,
      '\tat com.example.rates.RateTable.verify(RateTable.java:112)',
      '\tat com.example.rates.RateTable.load(RateTable.java:74)',
      '\tat com.example.rates.RatesModule.start(RatesModule.java:31)',
      '\tat com.example.platform.Boot.run(Boot.java:58)',
    ],
  };
}
