import { type ReactNode, useEffect, useState } from 'react';
import type { Say } from './actions';

/** How long a result stays in sight (ms). Nothing is lost with it: the page shows the new state itself. */
const SHOWN_FOR = 8000;

/** The page's one status line: `say` shows a result and screen readers read it out. */
export function useStatus(): { readonly say: Say; readonly status: ReactNode } {
  const [told, setTold] = useState({ message: '', count: 0 });
  useEffect(() => {
    if (told.message === '') return;
    const timer = setTimeout(() => setTold(({ count }) => ({ message: '', count })), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [told]);
  return {
    say: (message) => setTold(({ count }) => ({ message, count: count + 1 })),
    status: (
      <div className="status" role="status">
        {/* The key makes the same words a new element, so that they are read out again. */}
        {told.message !== '' && <p key={told.count}>{told.message}</p>}
      </div>
    ),
  };
}
