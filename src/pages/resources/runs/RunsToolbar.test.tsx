import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { config, locationService } from '@grafana/runtime';
import type { TestRun, TestRunChange } from '@vigil/core/contract/test-runs';
import { scriptSnippet } from './script-snippets';
import { beginAsEditor, from, listOf, openRuns, run, to, type } from './testing/saved-runs';

beforeEach(beginAsEditor);

describe('with a proxy', () => {
  it('saves the window and the scope of the page', async () => {
    let saved: TestRun[] = [];
    const { user, backend } = await openRuns({
      testRuns: () => listOf(...saved),
      changeTestRun: () => {
        saved = [run({ name: 'Friday peak', note: '' })];
        return { run: run({ name: 'Friday peak' }) };
      },
    });
    const form = screen.getByRole('form', { name: 'Save this window' });
    await user.click(within(form).getByRole('button', { name: 'Save this window' }));
    expect(screen.getByText('Give the run a name')).toBeInTheDocument();
    type('Name', 'Friday peak');
    type('Note', 'two replicas');
    await user.click(within(form).getByRole('button', { name: 'Save this window' }));
    expect(
      await within(screen.getByRole('list', { name: 'Saved runs' })).findByText('Friday peak')
    ).toBeInTheDocument();
    expect(backend.calls.find(({ name }) => name === 'changeTestRun')?.data).toEqual({
      ...{ action: 'save', name: 'Friday peak', note: 'two replicas', labels: {}, from, to },
      scope: { cluster: '', namespaces: ['shop'], workloads: [] },
    });
  });

  it('says in the proxy’s words why a run was not saved, and keeps what was typed', async () => {
    const detail = 'There are 1000 runs already, as many as are kept.';
    const problem = { type: 'about:blank', title: 'Too Many Requests', status: 429, detail, code: 'too-many' };
    await openRuns({ testRuns: listOf(), changeTestRun: { status: 429, data: problem } });
    type('Name', 'one more');
    fireEvent.submit(screen.getByLabelText('Name'));
    expect(await screen.findByText(detail)).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('one more');
  });

  it('opens a run: its window and scope, as absolute times', async () => {
    const { user } = await openRuns({ testRuns: listOf(run()) });
    expect(screen.getByText(/· pay · jenkins · users=2000/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Open checkout 2k rps' }));
    expect(locationService.getSearchObject()).toMatchObject({
      ...{ from: '2025-11-21T07:00:00.000Z', to: '2025-11-21T08:00:00.000Z', namespace: 'pay' },
    });
    expect(await screen.findByRole('button', { name: 'Test runs' })).toHaveTextContent('checkout 2k rps');
  });

  it('edits a note, ends a running test and deletes one', async () => {
    const { user, backend } = await openRuns({
      testRuns: listOf(run({ to: null })),
      changeTestRun: () => ({ run: run() }),
    });
    expect(screen.getByText(/running since/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'End checkout 2k rps now' }));
    await user.click(screen.getByRole('button', { name: 'Edit the note of checkout 2k rps' }));
    type('Note of checkout 2k rps', 'first try!');
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    const changes = () =>
      backend.calls.filter(({ name }) => name === 'changeTestRun').map(({ data }) => data as TestRunChange);
    await waitFor(() => expect(changes()).toHaveLength(2));
    expect(changes()).toEqual([
      { action: 'end', id: run().id },
      { action: 'edit', id: run().id, note: 'first try!' },
    ]);
    await user.click(await screen.findByRole('button', { name: /Delete…/ }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(changes()[2]).toEqual({ action: 'delete', id: run().id }));
  });

  it('lets Viewers read', async () => {
    Object.assign(config.bootData.user, { orgRole: 'Viewer' });
    await openRuns({ testRuns: listOf(run()) });
    expect(screen.getByText(/needs the role Editor/)).toBeInTheDocument();
    expect(screen.queryByRole('form', { name: 'Save this window' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Delete/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Open checkout 2k rps' })).toBeInTheDocument();
  });

  it('says why the runs are not there', async () => {
    await openRuns({});
    expect(await screen.findByText('The runs could not be loaded')).toBeInTheDocument();
  });

  it('gives a script to copy, over the scope that is shown', () => {
    const scope = { cluster: 'prod', namespaces: ["it's"], workloads: [] };
    const curl = scriptSnippet('curl', 'http://proxy:8080', scope);
    expect(curl).toContain('"http://proxy:8080/v1/test-runs/$RUN"');
    expect(curl).toContain(`"cluster": "prod", "namespaces": ["it'\\''s"]`);
    expect(scriptSnippet('k6', 'http://proxy:8080', scope)).toContain(`"namespaces": ["it's"]`);
  });
});
