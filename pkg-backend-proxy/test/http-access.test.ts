import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type EndpointName, endpoints, logsRoleHeader, routeHeader } from '@vigil/core/contract/endpoints';
import { grafanaContext, headersOf, HttpBench, assertProblem } from './http-bench.ts';

describe('http: who may ask', () => {
  let bench: HttpBench;
  beforeEach(async () => {
    bench = await HttpBench.open();
  });
  afterEach(() => bench.close());

  for (const name of Object.keys(endpoints) as EndpointName[]) {
    it(`${name} is refused without the token, over another route, and to somebody without a role`, async () => {
      const wrong = { authorization: 'Bearer a-token-of-other-characters' };
      assertProblem(await bench.ask(name, headersOf(name, wrong)), 'wrong-token');
      assertProblem(await bench.ask(name, headersOf(name, { authorization: undefined })), 'wrong-token');
      assertProblem(await bench.ask(name, headersOf(name, { authorization: 'Bearer <no value>' })), 'wrong-token');
      assertProblem(await bench.ask(name, headersOf(name, { [routeHeader]: undefined })), 'forbidden');
      assertProblem(await bench.ask(name, headersOf(name, { [routeHeader]: 'other' })), 'forbidden');
      assertProblem(await bench.ask(name, headersOf(name, { 'x-grafana-context': undefined })), 'forbidden');
      assertProblem(await bench.ask(name, headersOf(name, { 'x-grafana-context': '{' })), 'forbidden');
      assertProblem(
        await bench.ask(name, headersOf(name, { 'x-grafana-context': grafanaContext('None') })),
        'forbidden'
      );
    });
  }

  it('asks for no role before the token', async () => {
    const answer = await bench.ask('health', { 'x-grafana-context': grafanaContext('Admin') });
    assertProblem(answer, 'wrong-token');
    assert.equal(answer.statusCode, 424);
  });

  const logRoles: Array<[string | undefined, string, number]> = [
    [undefined, 'Viewer', 200],
    ['', 'Viewer', 200],
    ['<no value>', 'Viewer', 200],
    ['Editor', 'Viewer', 403],
    ['Editor', 'Editor', 200],
    ['Admin', 'Editor', 403],
    ['Admin', 'Admin', 200],
    ['nobody', 'Editor', 403],
  ];
  for (const [setting, role, status] of logRoles) {
    it(`logs for ${setting ?? 'anybody'} as ${role}: ${status}`, async () => {
      const headers = headersOf('incidentLog', {
        [logsRoleHeader]: setting,
        'x-grafana-context': grafanaContext(role),
      });
      assert.equal((await bench.ask('incidentLog', headers)).statusCode, status);
    });
  }
});
