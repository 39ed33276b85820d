import { IDBFactory } from 'fake-indexeddb';
import { type Ledger, openLedger } from '../../../lib/storage/ledger/ledger';
import { NOON } from '../../tracker/fakes';

/** A ledger in a database of its own: what was opened before is out of reach. */
export function freshLedger(): Promise<Ledger> {
  globalThis.indexedDB = new IDBFactory();
  return openLedger(() => NOON);
}

export const ALWAYS = { from: '0000-01-01', to: '9999-12-31' };

/** Everything that a ledger answers. */
export async function contentOf(ledger: Ledger) {
  return {
    spends: await ledger.spends(ALWAYS, { limit: 10_000 }),
    rollups: await ledger.rollups(ALWAYS),
    withoutConversations: await ledger.rollups({ ...ALWAYS, conversations: false }),
    hours: await ledger.hours(ALWAYS),
    draws: await ledger.draws(ALWAYS),
    projects: await ledger.conversationProjects(),
    readings: await Promise.all(
      ['suno/me', 'suno/team', 'claude/me'].flatMap((owner) =>
        ['credits', 'window'].map((pool) => {
          const [platform = '', account = ''] = owner.split('/');
          return ledger.readings({ platform, account, pool }, 0, Number.POSITIVE_INFINITY);
        }),
      ),
    ),
    firstDay: await ledger.firstDay(),
  };
}
