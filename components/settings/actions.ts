import type { Done } from '../../lib/messages';
import type { send } from '../../lib/send';
import type { Asked } from '../ui/switch-on';
import type { Transfer } from './transfer';

/** What the options page can do to the world: given by the page's main.tsx, or by a test. */
export interface Actions {
  readonly send: typeof send;
  /** See components/ui/switch-on.ts: these ask the person, so call them from inside a click, before any await. */
  readonly switchOn: (platform: Asked) => Promise<boolean>;
  readonly askPermission: (platform: Asked) => Promise<boolean>;
  readonly askNotifications: () => Promise<boolean>;
  readonly transfer: Transfer;
}

/** Shows a result at the page's edge and reads it out. */
export type Say = (message: string) => void;

/** What every section gets. */
export interface Doing extends Actions {
  readonly say: Say;
}

export const NO_ANSWER = 'The extension did not answer. Reload this page and try again.';

/** The background's answer, also where it could not be reached. */
export async function answered(reply: Promise<Done>): Promise<Done> {
  try {
    return await reply;
  } catch {
    // The reason is about message ports: nothing that the person could act on.
    return { ok: false, problems: [{ field: '', message: NO_ANSWER }] };
  }
}

/** Whether the person agreed; `failed` where the browser or the background could not even ask. */
export async function consent(question: Promise<boolean>): Promise<'given' | 'refused' | 'failed'> {
  try {
    return (await question) ? 'given' : 'refused';
  } catch {
    // Same here: an internal reason, with one remedy for all of them.
    return 'failed';
  }
}

/** The sentence for a result: what was done, or the first thing that stood in the way. */
export function resultWords(done: Done, success: string): string {
  return done.ok ? success : (done.problems[0]?.message ?? NO_ANSWER);
}
