import { act, renderHook } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { sharedFields } from './shared-fields';
import { useUrlState } from './use-url-state';
import { useTimeRange } from './use-time-range';

beforeEach(() => locationService.replace('/a/vigil-kubernetes-app/exceptions?kiosk&orgId=2&namespace=shop'));

it('writes a part and leaves the rest of the URL alone', () => {
  const { result } = renderHook(() => useUrlState(sharedFields));
  expect(result.current[0].namespace).toEqual(['shop']);

  act(() => result.current[1]({ namespace: ['shop', 'pay'], search: 'oom' }));

  expect(result.current[0]).toMatchObject({ namespace: ['shop', 'pay'], search: 'oom' });
  expect(locationService.getSearchObject()).toEqual({ kiosk: true, orgId: '2', namespace: 'shop,pay', search: 'oom' });
});

it('removes a parameter that is back at its default', () => {
  const { result } = renderHook(() => useUrlState(sharedFields));
  act(() => result.current[1]({ namespace: [] }));
  expect(locationService.getSearch().has('namespace')).toBe(false);
});

it('reads the time range from the URL and writes a zoom as absolute times', () => {
  const { result } = renderHook(() => useTimeRange());
  expect(result.current.range.raw).toEqual({ from: 'now-6h', to: 'now' });
  expect(result.current.to - result.current.from).toBe(6 * 3_600_000);
  expect(result.current.endsNow).toBe(true);

  act(() => result.current.setAbsolute(1_763_719_200_000, 1_763_722_800_000));

  expect(result.current).toMatchObject({ from: 1_763_719_200_000, to: 1_763_722_800_000, endsNow: false });
  expect(locationService.getSearch().get('from')).toBe('2025-11-21T10:00:00.000Z');
});

it('falls back where the URL holds nonsense', () => {
  locationService.replace('/a/vigil-kubernetes-app/exceptions?from=lunch&to=dinner');
  const { result } = renderHook(() => useTimeRange({ from: 'now-1h', to: 'now' }));
  expect(result.current.range.raw).toEqual({ from: 'now-1h', to: 'now' });
});
