import React from 'react';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { giveSizes } from '../../../testing/render-page';
import { LogView, type LogViewProps } from './LogView';
import { parseLog } from './parse-log';

const esc = String.fromCharCode(27);
const text = [
  '2025-11-21T09:58:00.000000000Z starting',
  `2025-11-21T09:58:01.123456789Z ${esc}[1;31mfatal${esc}[0m: out of memory`,
  '2025-11-21T09:58:02Z error Error bye',
].join('\n');

function open(props: Partial<LogViewProps> = {}) {
  giveSizes();
  const onLine = jest.fn();
  const view = render(<LogView lines={parseLog(text)} fileName="x.log" timeZone="utc" onLine={onLine} {...props} />);
  const log = screen.getByRole('log');
  const row = (index: number) => log.querySelector(`[data-index="${index}"]`);
  return { ...view, log, row, onLine, user: userEvent.setup() };
}

it('draws colours and no control codes', () => {
  const { row } = open();
  expect(row(1)).toHaveTextContent('fatal: out of memory');
  expect(screen.getByText('fatal')).toHaveStyle({ fontWeight: '500' });
  expect(screen.getByText('fatal').style.color).not.toBe('');
  expect(screen.getByText(': out of memory').style.color).toBe('');
});

it('never takes a log for markup', () => {
  open({ lines: parseLog('<img src=x onerror=alert(1)> &amp;') });
  expect(screen.getByText('<img src=x onerror=alert(1)> &amp;')).toBeInTheDocument();
  expect(document.querySelector('img')).toBeNull();
});

it('marks the error line and the line of the URL', () => {
  const { row } = open({ errorLine: 'fatal: out of memory', line: 3 });
  expect(row(1)).toHaveAttribute('title', 'The line that says most about the error');
  expect(row(2)).toHaveAttribute('aria-current', 'location');
  expect(screen.getByRole('button', { name: 'Error' })).toBeInTheDocument();
});

it('offers no way to an error that this log does not have', () => {
  open({ errorLine: 'panic: nil' });
  expect(screen.queryByRole('button', { name: 'Error' })).not.toBeInTheDocument();
});

it('links to a line, and takes the link back', async () => {
  const { onLine, rerender, user } = open();
  await user.click(screen.getByRole('button', { name: 'Link to line 2' }));
  expect(onLine).toHaveBeenLastCalledWith(2);
  rerender(<LogView lines={parseLog(text)} fileName="x.log" timeZone="utc" onLine={onLine} line={2} />);
  await user.click(screen.getByRole('button', { name: 'Link to line 2' }));
  expect(onLine).toHaveBeenLastCalledWith(0);
});

it('says when the line of the URL is not there', () => {
  open({ line: 900 });
  expect(screen.getByText(/points to line 900; this log has 3/)).toBeInTheDocument();
});

it('finds, counts and steps through matches', async () => {
  const { log, user } = open();
  const marks = () => [...log.querySelectorAll('mark')];
  const input = screen.getByRole('textbox', { name: 'Search in the log' });
  await user.type(input, 'error');
  expect(await screen.findByText('1 / 2')).toBeInTheDocument();
  expect(marks().map(({ textContent }) => textContent)).toEqual(['error', 'Error']);
  const [first, second] = marks().map(({ className }) => className);
  expect(first).not.toBe(second);

  await user.keyboard('{Enter}');
  expect(screen.getByText('2 / 2')).toBeInTheDocument();
  expect(marks().map(({ className }) => className)).toEqual([second, first]);
  await user.keyboard('{Enter}');
  expect(screen.getByText('1 / 2')).toBeInTheDocument();
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  expect(screen.getByText('2 / 2')).toBeInTheDocument();

  await user.type(input, 'x');
  expect(await screen.findByText('0 / 0')).toBeInTheDocument();
  expect(marks()).toEqual([]);
});

it('shows times in the zone of the user, exact on hover', async () => {
  const { row, user } = open({ timeZone: 'Asia/Shanghai' });
  await user.click(screen.getByRole('switch', { name: 'Times' }));
  const time = within(row(1) as HTMLElement).getByText('11-21 17:58:01.123');
  expect(time).toHaveAttribute('title', expect.stringContaining('2025-11-21T09:58:01.123456789Z'));
});

it('draws the start of a very long line until all of it is asked for', async () => {
  const { row, user } = open({ lines: parseLog('x'.repeat(200_000)) });
  expect(row(0)!.textContent!.length).toBeLessThan(3_100);
  await user.click(screen.getByRole('button', { name: '… 197000 more characters' }));
  expect(row(0)!.textContent!.length).toBeGreaterThan(100_000);
  expect(row(0)!.textContent!.length).toBeLessThan(100_100);
});

it('keeps only the lines in sight of ten thousand', () => {
  const lines = parseLog(Array.from({ length: 10_000 }, (_, index) => `line ${index}`).join('\n'));
  const { log } = open({ lines });
  expect(log.querySelectorAll('[data-index]').length).toBeLessThan(120);
});
