import { screen, within } from '@testing-library/react';
import { exampleHealth } from '../../testing/example-health';
import { renderPage } from '../../testing/render-page';
import HealthPage from './HealthPage';

it('shows every source and how it is', async () => {
  renderPage(HealthPage, { answers: { health: exampleHealth } });
  expect(await screen.findByRole('region', { name: 'Store' })).toHaveTextContent('ready');
  expect(screen.getByRole('region', { name: 'Log capture' })).toHaveTextContent('nothing lost');
  expect(screen.getByRole('region', { name: 'Cluster prod' })).toHaveTextContent('watched in part');
});

it('never shows an unknown number as none', async () => {
  renderPage(HealthPage, { answers: { health: exampleHealth } });
  const row = (await screen.findByText('poddisruptionbudgets')).closest('tr')!;
  expect(within(row).getAllByText('unknown')).toHaveLength(2);
  expect(row).toHaveTextContent('forbidden');
});

it('says that logs were lost', async () => {
  const logs = { ...exampleHealth.logs, dropped: 4 };
  renderPage(HealthPage, { answers: { health: { ...exampleHealth, logs } } });
  expect(await screen.findByRole('region', { name: 'Log capture' })).toHaveTextContent('some were lost');
});

it('says that plugin and proxy are of different versions', async () => {
  renderPage(HealthPage, { answers: { health: { ...exampleHealth, contractVersion: 99 } } });
  expect(await screen.findByText(/speaks contract 99, this plugin 2/)).toBeInTheDocument();
});

it('says that the proxy cannot be reached', async () => {
  renderPage(HealthPage, { answers: { health: { status: 502 } } });
  expect(await screen.findByText('Grafana cannot reach the Vigil proxy')).toBeInTheDocument();
});
