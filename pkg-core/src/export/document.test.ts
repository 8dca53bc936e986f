import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from './document.ts';
import { documentToHtml } from './document-to-html.ts';
import { documentToMarkdown } from './document-to-markdown.ts';

const blocks: Block[] = [
  { type: 'heading', level: 2, text: 'Verdicts' },
  { type: 'paragraph', text: '<script>alert(1)</script> *x* & co' },
  { type: 'list', items: ['a', 'line\nbreak'] },
  { type: 'table', head: ['name', 'cores'], rows: [['a|b', '1.5']], right: [1] },
  { type: 'code', text: 'echo ```` "<b>"' },
];

test('Markdown: structure stays, what names hold does not act', () => {
  const text = documentToMarkdown(blocks);
  assert.match(text, /^## Verdicts\n/);
  assert.ok(text.includes('\\<script\\>alert(1)\\</script\\> \\*x\\* &amp; co'), text);
  assert.ok(text.includes('- a\n- line break'), text);
  assert.ok(text.includes('| name | cores |\n| --- | ---: |\n| a\\|b | 1.5 |'), text);
  assert.ok(text.includes('`````\necho ```` "<b>"\n`````'), text);
});

test('HTML: stands alone, and nothing in it runs', () => {
  const text = documentToHtml(blocks, 'Run "A"', 'en');
  assert.ok(text.includes('<title>Run &quot;A&quot;</title>'));
  assert.ok(!text.includes('<script'), text);
  assert.ok(text.includes('<td>a|b</td><td class="right">1.5</td>'), text);
  assert.ok(text.includes('<pre><code>echo ```` &quot;&lt;b&gt;&quot;</code></pre>'), text);
  assert.ok(!/(src|href)=/.test(text));
});

test('nothing gives an empty document', () => {
  assert.equal(documentToMarkdown([]), '\n');
});
