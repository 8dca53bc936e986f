import { chosenColumns, keepColumns } from './chosen-columns';
import { usualIds } from './columns';

beforeEach(() => localStorage.clear());

it('takes the URL before what was kept, and that before the usual ones', () => {
  expect(chosenColumns([])).toEqual(usualIds);
  expect(keepColumns(['cpu', 'pods'])).toEqual(['cpu', 'pods']);
  expect(chosenColumns([])).toEqual(['cpu', 'pods']);
  expect(chosenColumns(['memory', 'name'])).toEqual(['memory']);
});

it('says nothing in the URL of the usual ones, and forgets the others', () => {
  keepColumns(['cpu']);
  expect(keepColumns([...usualIds].reverse())).toEqual([]);
  expect(chosenColumns([])).toEqual(usualIds);
});

it('drops names that there are no more', () => {
  localStorage.setItem('vigil.resources.columns', 'gone,restarts');
  expect(chosenColumns([])).toEqual(['restarts']);
});

it('goes on in a browser that keeps nothing', () => {
  const get = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('denied');
  });
  expect(chosenColumns([])).toEqual(usualIds);
  get.mockRestore();
});
