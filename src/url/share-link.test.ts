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
