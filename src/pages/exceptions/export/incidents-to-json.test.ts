import { exampleIncident, exampleNow } from '../../../testing/example-incidents';
import { incidentsToJson } from './incidents-to-json';

const incident = exampleIncident({
  muted: { author: 'anna', at: exampleNow, until: exampleNow + 1000, text: 'known' },
});

it('holds the filter, the time range, when it was true, and the incidents', () => {
  const filter = {
    ...{ from: exampleNow - 3_600_000, to: undefined, namespace: ['shop'], cluster: [], search: '' },
    afterChange: 'true' as const,
  };
  const text = incidentsToJson(filter, { incidents: [incident], total: 60_000, asOf: exampleNow });
  expect(JSON.parse(text)).toMatchObject({
    asOf: '2025-11-21T10:00:00.000Z',
    timeRange: { from: '2025-11-21T09:00:00.000Z', to: '2025-11-21T10:00:00.000Z' },
    filter: { namespace: ['shop'], afterChange: 'true' },
    total: 60_000,
    exported: 1,
    incidents: [
      {
        id: incident.id,
        status: 'muted',
        firstSeen: '2025-11-21T09:00:00.000Z',
        endedAt: null,
        muted: { at: '2025-11-21T10:00:00.000Z', until: '2025-11-21T10:00:01.000Z' },
        occurrences: 7,
      },
    ],
  });
});
