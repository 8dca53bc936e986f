import type { Metadata } from '@vigil/core/kubernetes/metadata';

interface Annotated {
  metadata: Metadata;
  template?: { annotations?: Record<string, string> };
}

/** Whether both say the same to Vigil; one that is missing says nothing. */
export function sameAnnotations(a: Annotated | undefined, b: Annotated | undefined): boolean {
  return (
    sameTexts(a?.metadata.annotations, b?.metadata.annotations) &&
    sameTexts(a?.template?.annotations, b?.template?.annotations)
  );
}

function sameTexts(a: Record<string, string> = {}, b: Record<string, string> = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
