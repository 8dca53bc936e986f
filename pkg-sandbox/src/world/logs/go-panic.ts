import type { LogStyle } from './log-style.ts';

/** A Go program that dies of a nil map. */
export const goPanic: LogStyle = {
  start: [
    '{"level":"info","msg":"cart service starting","version":"2.15.0","commit":"f00dfeed"}',
    '{"level":"info","msg":"connecting to redis","addr":"redis.data:6379"}',
    '{"level":"info","msg":"migrating coupon rules","rules":212}',
  ],
  every: 2_500,
  line: (step, noise) =>
    `{"level":"info","msg":"rule migrated","rule":${step * 7 + (noise % 7)},"took_ms":${noise % 30}}`,
  end: [
    '{"level":"warn","msg":"legacy coupon without campaign","rule":199}',
    'panic: assignment to entry in nil map',
    '',
    'goroutine 1 [running]:',
    'example.com/shop/cart/coupon.(*Index).Put(0xc0001a2000, {0xc00021c0f0, 0x9}, 0x3)',
    '\t/src/coupon/index.go:47 +0x9c',
    'example.com/shop/cart/coupon.Migrate({0xb2f0c8, 0xc0000b4000}, 0xc0001a2000)',
    '\t/src/coupon/migrate.go:88 +0x2e5',
    'main.main()',
    '\t/src/main.go:61 +0x4a7',
    'exit status 2',
  ],
};
