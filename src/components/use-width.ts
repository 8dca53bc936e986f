import { useCallback, useState } from 'react';

/** The width in pixels of the element the ref is given to, followed as it changes; 0 until measured. */
export function useWidth<Measured extends HTMLElement>(): [(element: Measured | null) => void, number] {
  const [width, setWidth] = useState(0);
  const [observer] = useState(() =>
    typeof ResizeObserver === 'undefined'
      ? undefined
      : new ResizeObserver((entries) => setWidth(Math.floor(entries[0]?.contentRect.width ?? 0)))
  );
  const measure = useCallback(
    (element: Measured | null) => {
      observer?.disconnect();
      if (element) {
        setWidth(Math.floor(element.getBoundingClientRect().width));
        observer?.observe(element);
      }
    },
    [observer]
  );
  return [measure, width];
}
