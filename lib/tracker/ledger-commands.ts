import type { Grant } from '../core/grants/grant';
import { canonicalText } from '../core/ledger/canonical';
import type { Done, MessageArgs, UiMessage } from '../messages';
import { knownById } from '../platforms/known';
import { decode } from '../storage/item';
import { ledgerItem, settingsItem } from '../storage/items';
import { LedgerError } from '../storage/ledger/errors';
import { mergeSettings } from '../storage/ledger/merge-settings';
import { localZone } from '../zone';
import { done } from './done';
import { type EraseWorld, eraseEverything, erasePlatform } from './erase';
import { changeGrants, type Whose } from './purses';

interface LedgerWorld extends EraseWorld {
  /** Brings what follows from the ledger back to the balances of these accounts. */
  readonly recount: (accounts: readonly Whose[]) => Promise<void>;
  readonly now: () => number;
}

type LedgerCommand = Extract<UiMessage, `ledger/${string}`>;

/** What our own pages may have done to the history. */
export function ledgerCommands(world: LedgerWorld): {
  readonly [N in LedgerCommand]: (args: MessageArgs<N>) => Promise<Done>;
} {
  return {
    'ledger/import': ({ settings, ...entries }) =>
      inLedger(async () => {
        const theirs = settings === undefined ? undefined : decode(settingsItem, settings);
        if (theirs?.ok === false)
          return { ok: false, problems: [{ field: 'settings', message: theirs.reason }] };
        const { touched } = await (await world.ledger()).append(entries);
        await written(world);
        await world.recount(touched);
        if (theirs === undefined) return done;
        await world.store.change(({ state, put }) => {
          const { grants } = state.settings;
          put(settingsItem, { ...mergeSettings(state.settings, theirs.value), grants });
        });
        // Grants on their own, for what is counted of them follows. Stopped before, an import is done again.
        await world.store.change((change) => {
          const { grants } = mergeSettings(change.state.settings, theirs.value);
          changeGrants(change, (now) => keepSame(now, grants), world.now(), localZone());
        });
        return done;
      }),
    'ledger/project': (project) =>
      inLedger(async () => {
        await (await world.ledger()).append({ projects: [{ ...project, at: world.now() }] });
        await written(world);
        return done;
      }),
    'ledger/erase': ({ platform }) =>
      inLedger(async () => {
        if (platform === undefined) await eraseEverything(world);
        // Of a platform that only another version knows, there is nothing but history.
        else if (knownById((await world.store.read()).sites, platform) === undefined)
          await (await world.ledger()).erase({ platform });
        else await erasePlatform(world, platform);
        await written(world);
        return done;
      }),
  };
}

/** Those who show the ledger read it anew. */
function written({ store, now }: LedgerWorld): Promise<void> {
  return store.change(({ put }) => put(ledgerItem, { writtenAt: now() }));
}

/** The wanted grants, those that did not change as they are: only what changes is counted anew. */
function keepSame(now: readonly Grant[], wanted: readonly Grant[]): readonly Grant[] {
  return wanted.map((grant) => now.find((one) => canonicalText(one) === canonicalText(grant)) ?? grant);
}

/** What the browser's database can't do is said; nothing of it was done then. */
export async function inLedger(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { ok: false, problems: [{ field: '', message: error.message }] };
  }
}
