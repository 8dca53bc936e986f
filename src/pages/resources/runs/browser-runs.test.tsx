import { fireEvent, screen } from '@testing-library/react';
import { TestRunChange, type TestRun } from '@vigil/core/contract/test-runs';
import { browserRuns, browserRunsKey } from './browser-runs';
import { beginAsEditor, from, openRuns, run, to, type } from './testing/saved-runs';

beforeEach(beginAsEditor);

describe('without a proxy', () => {
  it('keeps runs in this browser, and says so', async () => {
    const { user, backend } = await openRuns({}, {});
    expect(screen.getByText('Kept in this browser only')).toBeInTheDocument();
    type('Name', 'mine');
    fireEvent.submit(screen.getByLabelText('Name'));
    await user.click(await screen.findByRole('button', { name: 'Open mine' }));
    const [stored] = JSON.parse(localStorage.getItem(browserRunsKey) ?? '[]') as TestRun[];
    expect(stored).toMatchObject({ name: 'mine', author: 'ada', from, to, scope: { namespaces: ['shop'] } });
    expect(backend.calls).toEqual([]);
  });

  it('refuses one more than it keeps, and removes none', async () => {
    const many = Array.from({ length: 100 }, (_, index) => run({ id: String(index).padStart(16, '0') }));
    localStorage.setItem(browserRunsKey, JSON.stringify(many));
    const draft = { action: 'save' as const, name: 'x', from, to };
    await expect(browserRuns.change(TestRunChange.parse(draft))).rejects.toThrow(/There are 100 runs/);
    expect((await browserRuns.list()).runs).toHaveLength(100);
    await browserRuns.change({ action: 'delete', id: '0000000000000000' });
    expect(await browserRuns.change(TestRunChange.parse(draft))).toMatchObject({ name: 'x', note: '' });
    await expect(browserRuns.change({ action: 'delete', id: '0000000000000000' })).rejects.toThrow(/was deleted/);
  });

  it('leaves what it can not read as it is', async () => {
    localStorage.setItem(browserRunsKey, '[{"id":1}]');
    await openRuns({}, {});
    expect(await screen.findByText(/cannot be read/)).toBeInTheDocument();
    type('Name', 'x');
    fireEvent.submit(screen.getByLabelText('Name'));
    expect(await screen.findByText('The run was not saved')).toBeInTheDocument();
    expect(localStorage.getItem(browserRunsKey)).toBe('[{"id":1}]');
  });
});
