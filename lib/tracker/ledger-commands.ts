import type { Done, MessageArgs, UiMessage } from '../messages';
import { platformById } from '../platforms';
import { decode } from '../storage/item';
import { settingsItem } from '../storage/items';
import { LedgerError } from '../storage/ledger/errors';
import { mergeSettings } from '../storage/ledger/merge-settings';
import { type EraseWorld, eraseEverything, erasePlatform } from './erase';

type LedgerCommand = Extract<UiMessage, `ledger/${string}`>;

/** What our own pages may have done to the history. */
export function ledgerCommands(world: EraseWorld & { readonly now: () => number }): {
  readonly [N in LedgerCommand]: (args: MessageArgs<N>) => Promise<Done>;
} {
  return {
    'ledger/import': ({ settings, ...entries }) =>
      inLedger(async () => {
        const theirs = settings === undefined ? undefined : decode(settingsItem, settings);
        if (theirs?.ok === false)
          return { ok: false, problems: [{ field: 'settings', message: theirs.reason }] };
        await (await world.ledger()).append(entries);
        if (theirs === undefined) return done;
        await world.store.change(({ state, put }) => {
          put(settingsItem, mergeSettings(state.settings, theirs.value));
        });
        return done;
      }),
    'ledger/project': (project) =>
      inLedger(async () => {
        await (await world.ledger()).append({ projects: [{ ...project, at: world.now() }] });
        return done;
      }),
    'ledger/erase': ({ platform }) =>
      inLedger(async () => {
        if (platform === undefined) await eraseEverything(world);
        // Of a platform that only another version knows, there is nothing but history.
        else if (platformById(platform) === undefined) await (await world.ledger()).erase({ platform });
        else await erasePlatform(world, platform);
        return done;
      }),
  };
}

const done: Done = { ok: true };

/** What the browser's database can't do is said; nothing of it was done then. */
export async function inLedger(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { ok: false, problems: [{ field: '', message: error.message }] };
  }
}
