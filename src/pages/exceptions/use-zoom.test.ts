import { act, renderHook } from '@testing-library/react';
import { locationService } from '@grafana/runtime';
import { useTimeRange } from '../../url/use-time-range';
import { useZoom } from './use-zoom';

const start = 1_763_719_200_000;

function zooming(search: string) {
  locationService.replace(`/a/vigil-kubernetes-app/exceptions${search}`);
  return renderHook(() => {
    const time = useTimeRange();
    return { time, zoom: useZoom(time) };
  }).result;
}

it('goes back to the relative range it came from, step by step', () => {
  const result = zooming('?from=now-3h&to=now');
  act(() => result.current.zoom.zoomIn(start, start + 60_000));
  act(() => result.current.zoom.zoomIn(start, start + 10_000));
  expect(result.current.time).toMatchObject({ from: start, to: start + 10_000, endsNow: false });
  act(() => result.current.zoom.zoomOut());
  expect(result.current.time).toMatchObject({ from: start, to: start + 60_000 });
  act(() => result.current.zoom.zoomOut());
  expect(result.current.time.range.raw).toEqual({ from: 'now-3h', to: 'now' });
});

it('shows twice the time where nothing was zoomed before', () => {
  const result = zooming('?from=2025-11-21T10:00:00.000Z&to=2025-11-21T11:00:00.000Z');
  act(() => result.current.zoom.zoomOut());
  expect(result.current.time).toMatchObject({ from: start - 1_800_000, to: start + 5_400_000 });
});

it('stays live where the range ends now', () => {
  const result = zooming('?from=now-1h&to=now');
  act(() => result.current.zoom.zoomOut());
  const { endsNow, from, to } = result.current.time;
  expect(endsNow).toBe(true);
  expect(Math.round((to - from) / 3_600_000)).toBe(2);
});
