import { TestScheduler } from 'rxjs/testing';
import { gatherBursts } from './gather-bursts';

it('gives what comes together as one list, and nothing while nothing comes', () => {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  scheduler.run(({ hot, expectObservable }) => {
    const source = hot('abc 20ms d 20ms -');
    expectObservable(source.pipe(gatherBursts(10, scheduler)), '^ 50ms !').toBe('10ms x 22ms y', {
      x: ['a', 'b', 'c'],
      y: ['d'],
    });
  });
});
