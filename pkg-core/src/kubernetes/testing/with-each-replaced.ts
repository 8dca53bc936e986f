/** The value with each of its parts, at any depth, replaced in turn. */
export function* withEachReplaced(value: unknown, replacement: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    const put = (other: unknown) =>
      Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? other : item))
        : { ...value, [key]: other };
    yield put(replacement);
    for (const variant of withEachReplaced(part, replacement)) {
      yield put(variant);
    }
  }
}
