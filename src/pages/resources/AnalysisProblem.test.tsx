import React from 'react';
import { render, screen } from '@testing-library/react';
import { toPrometheusError } from '../../prometheus/PrometheusError';
import { AnalysisProblem } from './AnalysisProblem';

const shorter = /Choose fewer namespaces or a shorter time range/;

it.each([
  [
    'more than 11,000 points',
    { status: 400, data: { error: 'exceeded maximum resolution of 11,000 points per timeseries' } },
    'The query is larger than this server allows',
    shorter,
  ],
  [
    'too many samples',
    { status: 422, data: { error: 'query processing would load too many samples into memory in query execution' } },
    'The query is larger than this server allows',
    shorter,
  ],
  [
    'a time-out of Prometheus',
    { status: 503, data: { errorType: 'timeout', error: 'query timed out in expression evaluation' } },
    'Prometheus took too long',
    shorter,
  ],
  ['a time-out on the way', { status: 504, statusText: 'Gateway Timeout' }, 'Prometheus took too long', shorter],
  ['502', { status: 502, data: { message: 'Bad Gateway' } }, 'Prometheus can not be reached', /Save & test/],
  ['a connection that broke', new TypeError('Failed to fetch'), 'Prometheus can not be reached', /Save & test/],
  [
    'a data source that was deleted',
    { status: 404, data: { message: 'data source not found' } },
    'Prometheus refused a query',
    /Prometheus says/,
  ],
])('says what to do about %s, in the words of the server as well', (_, cause, title, remedy) => {
  const error = toPrometheusError(cause);
  render(<AnalysisProblem error={error} onRetry={() => undefined} />);
  expect(screen.getByText(title)).toBeInTheDocument();
  expect(screen.getByText(remedy)).toBeInTheDocument();
  expect(screen.getByText(error.message)).toBeInTheDocument();
});
