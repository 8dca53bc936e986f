import React from 'react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { config } from '@grafana/runtime';
import { type MarkAnswer, type MarkRequest } from '@vigil/core/contract/incidents';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { exampleIncident } from '../../../testing/example-incidents';
import { fakeBackend, type Answers } from '../../../testing/fake-backend';
import { MarkDialog, type MarkDialogProps } from './MarkDialog';

const taken: Answers['markIncidents'] = (_, data) => ({
  incidents: (data as MarkRequest).ids.map((id) => exampleIncident({ id })),
  unknown: [],
});

function open(
  action: MarkDialogProps['action'],
  {
    incidents = [exampleIncident()],
    answer = taken,
    orgRole = 'Editor',
  }: { incidents?: Incident[]; answer?: Answers['markIncidents']; orgRole?: 'Viewer' | 'Editor' } = {}
) {
  Object.assign(config.bootData.user, { orgRole });
  const backend = fakeBackend({ markIncidents: answer });
  const onClose = jest.fn();
  const onMarked = jest.fn();
  render(<MarkDialog incidents={incidents} action={action} onClose={onClose} onMarked={onMarked} />);
  return { backend, onClose, onMarked, user: userEvent.setup() };
}

const { id } = exampleIncident();
const many = Array.from({ length: 150 }, (_, index) => exampleIncident({ id: index.toString(16).padStart(16, '0') }));

it('acknowledges until the incident ends, with the words of the user', async () => {
  const { backend, onClose, onMarked, user } = open('acknowledge');
  await user.type(screen.getByLabelText('Why, or who is on it'), 'on it{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.calls.map(({ data }) => data)).toEqual([
    { action: 'acknowledge', ids: [id], until: null, text: 'on it' },
  ]);
  expect(onMarked).toHaveBeenCalledWith([exampleIncident()]);
});

it.each([
  ['1 hour', 3_600_000],
  ['4 hours', 14_400_000],
  ['1 day', 86_400_000],
  ['1 week', 604_800_000],
])('mutes for %s', async (name, length) => {
  jest.spyOn(Date, 'now').mockReturnValue(1_000);
  const { backend, onClose, user } = open('mute');
  await user.click(screen.getByRole('radio', { name }));
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.calls[0]!.data).toMatchObject({ action: 'mute', until: 1_000 + length });
  jest.restoreAllMocks();
});

it('takes an own moment only in the future', async () => {
  const { backend, onClose, user } = open('mute');
  await user.click(screen.getByRole('radio', { name: 'until…' }));
  const input = screen.getByTestId('data-testid date-time-input');
  await user.clear(input);
  await user.type(input, '2020-01-01 00:00:00');
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  expect(await screen.findByText('Choose a moment in the future')).toBeInTheDocument();
  expect(backend.calls).toEqual([]);

  await user.clear(input);
  await user.type(input, '2100-01-01 00:00:00');
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.calls[0]!.data).toMatchObject({ until: Date.UTC(2100, 0) });
});

describe('note', () => {
  const noted = exampleIncident({ note: { author: 'ada', at: 1, text: 'old words' } });

  it('starts with the words there are, and can remove them', async () => {
    const { backend, onClose, user } = open('note', { incidents: [noted] });
    expect(screen.getByLabelText('Note')).toHaveValue('old words');
    await user.click(screen.getByRole('button', { name: 'Remove note' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(backend.calls[0]!.data).toEqual({ action: 'note', ids: [id], text: '' });
  });

  it('never removes one by accident', async () => {
    const { backend, user } = open('note', { incidents: [noted] });
    await user.clear(screen.getByLabelText('Note'));
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText('Write something, or remove the note')).toBeInTheDocument();
    expect(backend.calls).toEqual([]);
  });

  it('says that it replaces the notes of several', () => {
    open('note', { incidents: [noted, exampleIncident({ id: '0'.repeat(16) })] });
    expect(screen.getByText(/Replaces the notes that 1 of them have/)).toBeInTheDocument();
    expect(screen.getByLabelText('Note')).toHaveValue('');
  });
});

it('tells a Viewer why it is disabled', () => {
  open('acknowledge', { orgRole: 'Viewer' });
  expect(screen.getByText(/need the role Editor/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Acknowledge' })).toBeDisabled();
});

it('stays open with the reason and the text when it is refused', async () => {
  const { onClose, onMarked, user } = open('mute', { answer: { status: 403, data: { message: 'Access denied' } } });
  await user.type(screen.getByLabelText('Why, or who is on it'), 'later');
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed');
  expect(screen.getByRole('alert')).toHaveTextContent('Access denied');
  expect(screen.getByLabelText('Why, or who is on it')).toHaveValue('later');
  expect(onClose).not.toHaveBeenCalled();
  expect(onMarked).not.toHaveBeenCalled();
});

it('goes on from where it failed, a hundred at a time', async () => {
  const parts: number[] = [];
  let failing = true;
  const answer: Answers['markIncidents'] = (_, data) => {
    const { ids } = data as MarkRequest;
    if (failing && ids.length < 100) {
      return { status: 502 };
    }
    parts.push(ids.length);
    return { incidents: ids.map((one) => exampleIncident({ id: one })), unknown: [] };
  };
  const { onClose, onMarked, user } = open('acknowledge', { incidents: many, answer });
  await user.click(screen.getByRole('button', { name: 'Acknowledge' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('100 incidents are done, the others are not');
  expect(onMarked).toHaveBeenCalledTimes(1);

  failing = false;
  await user.click(screen.getByRole('button', { name: 'Acknowledge' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(parts).toEqual([100, 50]);
});

it('says when some are no longer known', async () => {
  const answer: MarkAnswer = { incidents: [exampleIncident()], unknown: ['0'.repeat(16)] };
  const { onClose, user } = open('mute', { incidents: [exampleIncident(), many[0]!], answer });
  await user.click(screen.getByRole('button', { name: 'Mute' }));
  expect(await screen.findByText('1 of them are no longer known to the proxy')).toBeInTheDocument();
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.queryByRole('button', { name: 'Mute' })).not.toBeInTheDocument();
});
