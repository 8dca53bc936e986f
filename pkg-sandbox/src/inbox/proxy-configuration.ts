import { bots } from './bots.ts';

/** The proxy's configuration: what is urgent goes to every robot of the inbox. `grafana`: address of the page. */
export function proxyConfiguration(grafana: string): string {
  const receivers = bots.map(
    ({ name, language, service, variable }) =>
      `    - { name: ${name}, language: ${language}, limits: [{ count: 20, per: 1m }], ${service}: { url: { env: ${variable} } } }`
  );
  const [first, ...others] = bots.map(({ name }) => name);
  const urgent = 'match: [severity>=high], groupBy: [cluster, namespace, workload], groupWait: 2s, minOccurrences: 1';
  const routes = [...others.map((name) => `receiver: ${name}, continue: true`), `receiver: ${first}`];
  return `notifications:
  grafana: ${grafana}
  # The inbox is on this machine.
  allowTargets: [127.0.0.1]
  # Of all services the strictest.
  receivers:
${receivers.join('\n')}
  route:
    receiver: ${first}
    groupBy: [cluster]
    groupWait: 1m
    groupInterval: 1m
    repeatInterval: 4h
    minOccurrences: 3
    routes:
${routes.map((route) => `      - { ${urgent}, ${route} }`).join('\n')}
`;
}
