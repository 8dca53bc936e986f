import React from 'react';
import { act, render, screen } from '@testing-library/react';
import type { ResourcesState } from '../resources-url';
import { TreemapPanel } from './TreemapPanel';

const state = { map: 'map', resource: 'cpu', area: 'request', workload: [] as string[] } as ResourcesState;
const panel = (isPending: boolean) => (
  <TreemapPanel workloads={[]} isPending={isPending} state={state} setState={jest.fn()} />
);

it('says that no request is known only once the workloads are there', async () => {
  const { rerender, container } = render(panel(true));
  // Two frames and more: what is drawn after the first paint is drawn.
  await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(screen.queryByText(/No request is known here/)).toBeNull();
  expect(container.querySelector('[aria-busy]')).toHaveStyle({ height: '176px' });

  rerender(panel(false));
  // It keeps the room: the table below does not jump from under a pointer.
  expect(await screen.findByText(/No request is known here/)).toHaveStyle({ height: '176px' });
  expect(container.querySelector('[aria-busy]')).toBeNull();
});
