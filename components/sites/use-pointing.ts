import { useEffect, useState } from 'react';
import { browser } from '../../lib/browser';
import { POINTING, type Pointing, parsePointing, readPointing } from '../../lib/storage/pointing';

type Changes = Readonly<Record<string, { readonly newValue?: unknown }>>;

/** The site that is pointed at, and what it has told until now; undefined where there is none. */
export function usePointing(): Pointing | undefined {
  const [pointing, setPointing] = useState<Pointing>();
  useEffect(() => {
    let heard = false;
    const changed = (changes: Changes, area: string) => {
      const change = changes[POINTING];
      if (area !== 'session' || change === undefined) return;
      heard = true;
      setPointing(parsePointing(change.newValue));
    };
    browser.storage.onChanged.addListener(changed);
    void readPointing().then((read) => {
      // A change that came while we read is newer.
      if (!heard) setPointing(read);
    });
    return () => browser.storage.onChanged.removeListener(changed);
  }, []);
  return pointing;
}
