import assert from 'node:assert/strict';
import { it } from 'node:test';
import { imagePin, isMovingImage } from './image-tag.ts';

const table: Array<[string, string | null, boolean]> = [
  ['nginx', null, true],
  ['nginx:latest', 'latest', true],
  ['nginx:1.27', '1.27', false],
  ['registry:5000/team/app', null, true],
  ['registry:5000/team/app:v2', 'v2', false],
  ['app@sha256:abc', null, false],
  ['registry:5000/app:latest@sha256:abc', 'latest', false],
  ['', null, true],
];

for (const [image, tag, moving] of table) {
  it(`${image}`, () => assert.deepEqual([imagePin(image).tag, isMovingImage(image)], [tag, moving]));
}
