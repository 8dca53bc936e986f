import { useEffect, useRef } from 'react';

/** For a pop-up inside the element the ref is given to: calls `onDismiss` on Esc and on a press elsewhere. */
export function useDismiss<Anchor extends HTMLElement>(open: boolean, onDismiss: () => void) {
  const anchor = useRef<Anchor>(null);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });

  useEffect(() => {
    if (!open) {
      return;
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        dismiss.current();
      }
    };
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) {
        dismiss.current();
      }
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, [open]);

  return anchor;
}
