import { useEffect, useState } from 'react';
import { browser } from '../../lib/browser';
import { ledgerItem } from '../../lib/storage/items';

/** How long a page must have been left before coming back reads everything anew (ms). */
const OLD = 60_000;

/**
 * When the ledger was last looked at (ms): another number when the background says that it has changed, and when
 * the person comes back to the page after a while.
 */
export function useStamp(): number {
  const [stamp, setStamp] = useState(() => Date.now());
  useEffect(() => {
    const onChanged = (changes: Readonly<Record<string, unknown>>, area: string) => {
      if (area === 'local' && ledgerItem.key in changes) setStamp(Date.now());
    };
    const onFocus = () => setStamp((before) => (Date.now() - before > OLD ? Date.now() : before));
    browser.storage.onChanged.addListener(onChanged);
    window.addEventListener('focus', onFocus);
    return () => {
      browser.storage.onChanged.removeListener(onChanged);
      window.removeEventListener('focus', onFocus);
    };
  }, []);
  return stamp;
}
