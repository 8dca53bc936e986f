import type { TestRunScope } from '@vigil/core/contract/test-runs';

export const snippetTools = ['curl', 'k6'] as const;
export type SnippetTool = (typeof snippetTools)[number];

/** A script that marks its own start and end over the scope that is shown. The proxy's address stands in the text. */
export function scriptSnippet(tool: SnippetTool, proxyUrl: string, scope: TestRunScope): string {
  const fields = JSON.stringify({
    ...(scope.cluster && { cluster: scope.cluster }),
    ...(scope.namespaces.length > 0 && { namespaces: scope.namespaces }),
    ...(scope.workloads.length > 0 && { workloads: scope.workloads }),
  }).slice(1, -1);
  const rest = fields === '' ? '' : `, ${fields.replace(/":/g, '": ').replace(/,"/g, ', "')}`;
  return tool === 'curl' ? curl(proxyUrl, rest) : k6(proxyUrl, rest);
}

function curl(proxyUrl: string, rest: string): string {
  return `# VIGIL_TOKEN: the token of the proxy, from your secret store
RUN="load-$(date +%Y%m%d-%H%M%S)"

curl --fail-with-body -X POST "${proxyUrl}/v1/test-runs" \\
  -H "Authorization: Bearer $VIGIL_TOKEN" -H "Content-Type: application/json" \\
  -d '{"key": "'"$RUN"'", "name": "'"$RUN"'"${rest.replace(/'/g, "'\\''")}}'

# … the load test …

curl --fail-with-body -X POST "${proxyUrl}/v1/test-runs/$RUN" \\
  -H "Authorization: Bearer $VIGIL_TOKEN"
`;
}

function k6(proxyUrl: string, rest: string): string {
  return `import http from 'k6/http';

const runs = '${proxyUrl}/v1/test-runs';
const params = {
  headers: { Authorization: \`Bearer \${__ENV.VIGIL_TOKEN}\`, 'Content-Type': 'application/json' },
};

export function setup() {
  const key = \`k6-\${Date.now()}\`;
  const answer = http.post(runs, JSON.stringify({ "key": key, "name": key${rest} }), params);
  if (answer.status !== 201) {
    console.error(\`the run was not marked: \${answer.body}\`);
  }
  return { key };
}

export function teardown({ key }) {
  http.post(\`\${runs}/\${key}\`, '{}', params);
}
`;
}
