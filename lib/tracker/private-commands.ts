import type { Done, MessageArgs, PrivateUiMessage } from '../messages';
import type { PrivateStore } from '../storage/private-store';
import { type CommandWorld, refreshCommands } from './commands';
import { done } from './done';

export type PrivateCommands = {
  readonly [N in PrivateUiMessage]: (args: MessageArgs<N>) => Promise<Done>;
};

/** As commands.ts, for what is known of private windows. */
export function createPrivateCommands(
  world: Pick<CommandWorld, 'activePlatforms' | 'refresh'> & { readonly store: Pick<PrivateStore, 'choose'> },
): PrivateCommands {
  const { opened, refresh } = refreshCommands(world);
  return {
    'private/opened': opened,
    'private/refresh': refresh,
    'private/choose': async ({ platform, account }) => {
      await world.store.choose(platform, account);
      return done;
    },
  };
}
