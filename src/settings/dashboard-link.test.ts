import { checkLink, fillLink, usableLinks } from './dashboard-link';

const values = {
  cluster: 'prod',
  namespace: 'shop',
  workload: 'checkout',
  pod: 'checkout-1',
  container: 'a&b=c d/e',
  node: null,
  from: 1_763_719_200_000,
  to: 1_763_722_800_000,
};

it.each([
  '/d/pods?var-namespace=${namespace}&from=${from}&to=${to}',
  'https://grafana.example/d/x',
  'http://logs.example:9000/?q=${pod}',
  'https://${cluster}.example/',
  ' /d/x ',
])('takes %s', (url) => {
  expect(checkLink({ name: 'Pods', url })).toBeNull();
});

it.each([
  ['javascript:alert(1)', 'not-http'],
  ['java\nscript:alert(1)', 'not-http'],
  ['data:text/html,x', 'not-http'],
  ['${namespace}:alert(1)', 'not-http'],
  ['//evil.example/d', 'not-http'],
  ['/\\evil.example/d', 'not-http'],
  ['/\t/evil.example/d', 'not-http'],
  ['d/pods', 'not-http'],
  ['grafana.example/d/x', 'not-http'],
  ['ftp://files.example', 'not-http'],
  ['https://', 'not-http'],
  ['https://me:secret@grafana.example', 'has-credentials'],
  ['', 'no-url'],
])('refuses %j: %s', (url, problem) => {
  expect(checkLink({ name: 'Pods', url })).toEqual({ problem });
});

it('names what stands for nothing, and asks for a name', () => {
  expect(checkLink({ name: 'x', url: '/d/x?a=${Namespace}' })).toEqual({
    problem: 'unknown-variable',
    detail: 'Namespace',
  });
  expect(checkLink({ name: ' ', url: '/d/x' })).toEqual({ problem: 'no-name' });
});

it('encodes values and leaves empty what is not known', () => {
  expect(fillLink('/d/x?c=${container}&n=${node}&f=${from}&c2=${container}', values)).toBe(
    '/d/x?c=a%26b%3Dc%20d%2Fe&n=&f=1763719200000&c2=a%26b%3Dc%20d%2Fe'
  );
});

it('does not read values as variables', () => {
  expect(fillLink('/d/x?p=${pod}', { ...values, pod: '${node}' })).toBe('/d/x?p=%24%7Bnode%7D');
});

it.each([[undefined], [null], ['x'], [{}], [[null, 1, { name: 'x' }, { name: 1, url: '/d/x' }]]])(
  'survives settings of any shape: %j',
  (settings) => {
    expect(usableLinks(settings)).toEqual([]);
  }
);

it('leaves out what cannot be used', () => {
  const good = { name: 'a', url: '/d/a' };
  expect(usableLinks([good, { name: 'b', url: 'javascript:b' }])).toEqual([good]);
});
