import { shareLink } from './share-link';

it('makes relative times absolute and keeps the rest', () => {
  const place = {
    origin: 'https://grafana.example',
    subUrl: '/grafana',
    pathname: '/a/vigil-kubernetes-app/exceptions',
    search: '?from=now-1h&to=now&namespace=shop,pay&kiosk',
  };
  expect(shareLink(place, 1_763_719_200_000, 1_763_722_800_000)).toBe(
    'https://grafana.example/grafana/a/vigil-kubernetes-app/exceptions?from=2025-11-21T10:00:00.000Z&to=2025-11-21T11:00:00.000Z&namespace=shop,pay'
  );
});

it('keeps what is open: the incident, its tab, which log and the line of it', () => {
  const place = {
    origin: 'https://grafana.example',
    subUrl: '',
    pathname: '/a/vigil-kubernetes-app/exceptions',
    search: '?state=open,muted&afterChange=true&incident=0123456789abcdef&tab=log&which=previous&line=15&sort=severity',
  };
  const link = new URL(shareLink(place, 1_763_719_200_000, 1_763_722_800_000));
  expect(Object.fromEntries(link.searchParams)).toEqual({
    state: 'open,muted',
    afterChange: 'true',
    incident: '0123456789abcdef',
    tab: 'log',
    which: 'previous',
    line: '15',
    sort: 'severity',
    from: '2025-11-21T10:00:00.000Z',
    to: '2025-11-21T11:00:00.000Z',
  });
});
