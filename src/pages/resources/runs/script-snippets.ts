import type { TestRunScope } from '@vigil/core/contract/test-runs';

export const snippetTools = ['curl', 'k6', 'JMeter'] as const;
export type SnippetTool = (typeof snippetTools)[number];

/** A script that marks its own start and end over the scope that is shown. The proxy's address stands in the text. */
export function scriptSnippet(tool: SnippetTool, proxyUrl: string, scope: TestRunScope): string {
  const fields = JSON.stringify({
    ...(scope.cluster && { cluster: scope.cluster }),
    ...(scope.namespaces.length > 0 && { namespaces: scope.namespaces }),
    ...(scope.workloads.length > 0 && { workloads: scope.workloads }),
  }).slice(1, -1);
  const rest = fields === '' ? '' : `, ${fields.replace(/":/g, '": ').replace(/,"/g, ', "')}`;
  switch (tool) {
    case 'curl':
      return curl(proxyUrl, rest);
    case 'k6':
      return k6(proxyUrl, rest);
    case 'JMeter':
      return jmeter(proxyUrl, rest);
  }
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

/** For a JSR223 sampler each in a setUp and a tearDown thread group: Groovy is what JMeter brings. */
function jmeter(proxyUrl: string, rest: string): string {
  const fields = rest.replace(/[\\']/g, '\\$&');
  const call = (path: string, body: string) => `def call = new URL("${proxyUrl}/v1/test-runs${path}").openConnection()
call.requestMethod = 'POST'
call.doOutput = true
call.setRequestProperty('Authorization', 'Bearer ' + System.getenv('VIGIL_TOKEN'))
call.setRequestProperty('Content-Type', 'application/json')
call.outputStream.withWriter('UTF-8') { it << ${body} }
if (call.responseCode >= 300) {
  log.error('the run was not marked: ' + call.errorStream?.getText('UTF-8'))
}`;
  return `// setUp Thread Group > JSR223 Sampler, language: groovy
def run = 'jmeter-' + System.currentTimeMillis()
props.put('vigilRun', run)
${call('', `'{"key": "' + run + '", "name": "' + run + '"${fields}}'`)}

// tearDown Thread Group > JSR223 Sampler, language: groovy
def run = props.get('vigilRun')
${call('/${run}', "'{}'")}
`;
}
