import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { it } from 'node:test';
import { apiChecks, catalogue, prometheusChecks } from './catalogue.ts';

const files = readdirSync(new URL('./checks', import.meta.url)).filter((name) => /^[a-z]{2}-\d\d-/.test(name));

it('holds every check of the folder, once', () => {
  assert.deepEqual(
    catalogue.map(({ id }) => id),
    files.map((name) => name.slice(0, 5).toUpperCase()).sort()
  );
  assert.equal(catalogue.length, apiChecks.length + prometheusChecks.length);
});

for (const { id, title, why, remedy } of catalogue) {
  it(`${id} is described in both languages`, () => {
    for (const { en, zh } of [title, why, remedy.text]) {
      assert.ok(en.length > 0);
      assert.match(zh, /\p{Script=Han}/u);
    }
    // Two sentences at most would be read; more would not.
    assert.ok(why.en.length < 300, why.en);
  });
}
