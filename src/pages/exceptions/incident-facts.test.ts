import { exampleIncident } from '../../testing/example-incidents';
import { factsOf } from './incident-facts';

it.each([
  [{}, false, 'exit 137 · limit 512 MiB, peak 511 MiB'],
  [{ exitCode: null, message: '\n  \n  manifest unknown \nmore' }, false, 'manifest unknown'],
  [{ exitCode: null, message: '' }, false, ''],
  [{ message: '' }, true, 'exit 137'],
  [{ message: '', container: 'migrate', containerRole: 'init' as const }, true, 'init migrate · exit 137'],
])('%j, with the container: %p', (patch, withContainer, facts) => {
  expect(factsOf(exampleIncident(patch), withContainer)).toBe(facts);
});
