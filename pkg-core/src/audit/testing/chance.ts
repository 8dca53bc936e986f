/** Numbers from 0 up to, not including, 1: the same row for the same seed (an integer). For tests that try many things. */
export function chance(seed: number): () => number {
  let state = BigInt(seed);
  // A linear congruential generator modulo 2^64 (Knuth, MMIX); its high bits are the good ones.
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 33n) / 2 ** 31;
  };
}
