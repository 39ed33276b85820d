import { type RefObject, useEffect, useState } from 'react';

/**
 * For what opens on a click and closes again: the focus goes to its first control, and on closing back
 * to where it came from, unless it has moved on by itself.
 */
export function useBorrowedFocus(container: RefObject<HTMLElement | null>): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    container.current?.querySelector<HTMLElement>('input, select, button')?.focus();
    return () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [container, opener]);
}
