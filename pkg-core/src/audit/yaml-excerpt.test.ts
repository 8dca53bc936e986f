import assert from 'node:assert/strict';
import { it } from 'node:test';
import { yamlExcerpt, type Excerpt } from './yaml-excerpt.ts';

const table: Array<[Excerpt, string]> = [
  [{ kind: 'Deployment', spec: { replicas: 1 } }, 'kind: Deployment\nspec:\n  replicas: 1'],
  [[{ name: 'app', probe: null }, { name: 'b' }], '- name: app\n  probe: null\n- name: b'],
  [{ a: [], b: {} }, 'a: []\nb: {}'],
  [{ list: ['x', ['y']] }, 'list:\n  - x\n  - - y'],
  [
    { text: 'true', percent: '25%', empty: '', number: '12', colon: 'a: b' },
    'text: "true"\npercent: 25%\nempty: ""\nnumber: "12"\ncolon: "a: b"',
  ],
  [{ 'app.kubernetes.io/name': 'cart', image: 'r:5000/a:1.2' }, 'app.kubernetes.io/name: cart\nimage: r:5000/a:1.2'],
  [{ message: 'two\nlines', hash: 'a #b' }, 'message: "two\\nlines"\nhash: "a #b"'],
];

for (const [value, expected] of table) {
  it(JSON.stringify(value), () => assert.equal(yamlExcerpt(value), expected));
}
