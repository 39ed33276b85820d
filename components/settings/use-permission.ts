import { useEffect, useState } from 'react';
import { browser } from '../../lib/browser';

/** Whether the browser allows this now; undefined until it has said so. People can take it back at any time. */
export function usePermission(permission: 'notifications'): boolean | undefined {
  const [allowed, setAllowed] = useState<boolean>();
  useEffect(() => {
    let ended = false;
    const { onAdded, onRemoved } = browser.permissions;
    const ask = async () => {
      const answer = await browser.permissions.contains({ permissions: [permission] });
      if (!ended) setAllowed(answer);
    };
    const look = () => void ask();
    look();
    onAdded.addListener(look);
    onRemoved.addListener(look);
    return () => {
      ended = true;
      onAdded.removeListener(look);
      onRemoved.removeListener(look);
    };
  }, [permission]);
  return allowed;
}
