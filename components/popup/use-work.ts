import { useCallback, useState } from 'react';
import type { Done } from '../../lib/messages';

/** What was asked of the background or the browser, and what went wrong with it. */
export interface Work {
  /** Follows a piece of work to its end. What goes wrong is said in `notice`, never thrown. */
  readonly follow: (work: Promise<Done | boolean>) => Promise<void>;
  /** The last thing that went wrong, in words. */
  readonly notice: string | undefined;
}

export function useWork(): Work {
  const [notice, setNotice] = useState<string>();
  const follow = useCallback(async (work: Promise<Done | boolean>) => {
    try {
      const reply = await work;
      if (typeof reply === 'object' && !reply.ok) setNotice(problemsInWords(reply));
      else setNotice(undefined);
    } catch (error) {
      setNotice(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
  }, []);
  return { follow, notice };
}

function problemsInWords({ problems }: Extract<Done, { ok: false }>): string {
  return `That did not work: ${problems.map(({ message }) => message).join(' ')}`;
}
