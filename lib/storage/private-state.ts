import type { PlatformFacts } from '../platforms/platform';
import { defaultSettings } from './schema';
import type { State } from './state';

/** Before the keys of all that is known of private windows, in `storage.session`. */
export const PRIVATE = 'private:';

/**
 * What private windows may know: what was seen in them (`own`), and of the settings of ordinary windows those
 * listed here, which name no account, balance or key. A new setting is not shared unless it is added here.
 *
 * Platforms that are read by a key or a connection are left out: both are accounts of the ordinary windows.
 */
export function privateState(
  own: State,
  ordinary: Pick<State, 'settings' | 'sites'>,
  platforms: readonly Pick<PlatformFacts, 'id' | 'sessionIn'>[],
): State {
  const { enabled, thresholds, ownThresholds, poolThresholds, view, inlineWarnings, preflight, previews } =
    ordinary.settings;
  return {
    ...own,
    sites: ordinary.sites,
    settings: {
      ...defaultSettings,
      enabled: enabled.filter((id) => !ordinaryOnly(platforms.find((one) => one.id === id))),
      thresholds,
      ownThresholds,
      poolThresholds,
      view,
      inlineWarnings,
      preflight,
      previews,
      chosenAccounts: own.settings.chosenAccounts,
    },
  };
}

/** Whether it is read by what the person gave to the ordinary windows: a key, a connection. */
export function ordinaryOnly(platform: Pick<PlatformFacts, 'sessionIn'> | undefined): boolean {
  return platform !== undefined && platform.sessionIn !== 'page';
}
