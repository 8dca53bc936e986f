import { lastValueFrom } from 'rxjs';
import type { MarkRequest } from '@vigil/core/contract/incidents';
import { exampleIncident } from '../testing/example-incidents';
import { fakeBackend } from '../testing/fake-backend';
import { ProxyError } from './backend-problem';
import { sendToProxy } from './send-to-proxy';

const { id } = exampleIncident();
const body: MarkRequest = { action: 'mute', ids: [id], until: null, text: '' };

it('posts the body and gives the checked answer', async () => {
  const answer = { incidents: [exampleIncident()], unknown: [] };
  const backend = fakeBackend({ markIncidents: answer });
  await expect(lastValueFrom(sendToProxy('markIncidents', body))).resolves.toEqual(answer);
  expect(backend.calls).toEqual([{ name: 'markIncidents', query: new URLSearchParams(), data: body }]);
});

it.each([
  ['a refusal', { status: 403, data: { message: 'Access denied' } }, 'forbidden'],
  ['no answer', { status: 502 }, 'unreachable'],
  ['an answer of another shape', { incidents: 1 } as never, 'contract-mismatch'],
])('%s is a ProxyError', async (_, answer, kind) => {
  fakeBackend({ markIncidents: answer });
  const error = await lastValueFrom(sendToProxy('markIncidents', body)).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ProxyError);
  expect(error).toMatchObject({ problem: { kind } });
});

it('does not send what the contract refuses', async () => {
  const backend = fakeBackend({});
  const error = await lastValueFrom(sendToProxy('markIncidents', { ...body, ids: [] })).catch(
    (cause: unknown) => cause
  );
  expect(error).toMatchObject({ problem: { kind: 'unexpected', detail: expect.stringContaining('ids') } });
  expect(backend.calls).toEqual([]);
});
