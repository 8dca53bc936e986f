import { imageChange } from './image-change';
import { incidentLink, otherIncidentPath } from './incident-link';
import { shownLog } from './shown-log';
import { exampleDetail } from '../../../testing/example-incidents';

it.each([
  ['shop/cart:1.4.1', 'shop/cart:1.4.2', 'shop/cart: 1.4.1 → 1.4.2'],
  ['reg:5000/cart:1', 'reg:5000/cart:2', 'reg:5000/cart: 1 → 2'],
  ['cart@sha256:aa', 'cart@sha256:bb', 'cart: sha256:aa → sha256:bb'],
  ['reg:5000/cart', 'reg:5000/shop', 'reg:5000/cart → reg:5000/shop'],
  ['old/cart:1', 'new/cart:1', 'old/cart:1 → new/cart:1'],
  [null, 'cart:2', '? → cart:2'],
])('%s to %s', (from, to, text) => {
  expect(imageChange(from, to)).toBe(text);
});

describe('link', () => {
  const place = { origin: 'https://g.example', subUrl: '/grafana', pathname: '/a/x/exceptions', search: '' };
  const range = { from: Date.UTC(2025, 10, 21, 9), to: Date.UTC(2025, 10, 21, 10) };
  const times = 'from=2025-11-21T09:00:00.000Z&to=2025-11-21T10:00:00.000Z';
  const search = '?from=now-6h&to=now&namespace=shop&incident=a&which=live&line=3&kiosk';

  it('says which log and line, also where the URL left it open', () => {
    const state = { incident: 'a', tab: 'log', line: '13' } as const;
    expect(incidentLink({ ...place, search: '?from=now-6h&incident=a' }, state, 'previous', range)).toBe(
      `https://g.example/grafana/a/x/exceptions?from=2025-11-21T09:00:00.000Z&incident=a&tab=log&which=previous&line=13&to=2025-11-21T10:00:00.000Z`
    );
  });

  it('leaves out the line where no log is seen, and keeps the filters', () => {
    const state = { incident: 'a', tab: 'metrics', line: '3' } as const;
    const { searchParams } = new URL(incidentLink({ ...place, search }, state, 'live', range));
    expect(Object.fromEntries(searchParams)).toEqual({
      ...Object.fromEntries(new URLSearchParams(times)),
      ...{ incident: 'a', tab: 'metrics', namespace: 'shop' },
    });
  });

  it('opens another incident on the same page', () => {
    expect(otherIncidentPath({ pathname: '/a/x/exceptions', search }, 'b')).toBe(
      '/a/x/exceptions?from=now-6h&to=now&namespace=shop&incident=b&kiosk='
    );
  });
});

it.each([
  ['', ['current', 'previous'], 'previous'],
  ['', ['current'], 'current'],
  ['live', ['previous'], 'live'],
  ['', [], undefined],
] as const)('asked for %j of %j: shows %s', (wanted, stored, shown) => {
  const logs = stored.map((which) => ({ ...exampleDetail.logs[0]!, which }));
  expect(shownLog(wanted, logs)).toBe(shown);
});
