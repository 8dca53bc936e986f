import { listField, switchField } from './url-field';
import { statePath } from './state-path';

const schema = { state: listField, afterChange: switchField };

it.each([
  ['?from=now-1h&state=open', { state: [] }, '/a?from=now-1h'],
  ['?from=now-1h', { state: ['open', 'muted'], afterChange: true }, '/a?from=now-1h&state=open,muted&afterChange=true'],
  ['?afterChange=true', { afterChange: false }, '/a'],
])('%s with %j', (search, patch, path) => {
  expect(statePath({ pathname: '/a', search }, schema, patch)).toBe(path);
});
