import { useState } from 'react';
import { allAllowed } from '../../lib/core/granted';
import type { ShownPlatform } from '../../lib/platforms/shown';
import type { State } from '../../lib/storage/state';
import { offeredPlatform } from '../preflight/offered';
import { classNames } from '../ui/class-names';
import { foundPlatforms, PlatformSearch } from '../ui/platform-search';
import { Section } from '../ui/section';
import type { Doing } from './actions';
import { PlatformRow } from './platform-row';

export interface PlatformsSectionProps {
  readonly platforms: readonly ShownPlatform[];
  readonly state: State;
  /** Origins that the browser allows us, as match patterns. */
  readonly granted: readonly string[];
  readonly doing: Doing;
}

/** A longer list scrolls by itself, so that the rest of the options stays near. */
const LONG = 12;

/** Every platform with its switch, those that are on first. */
export function PlatformsSection({ platforms, state, granted, doing }: PlatformsSectionProps) {
  const [search, setSearch] = useState('');
  const offered = offeredPlatform(state.settings, platforms);
  // As it was when the page was opened: a row must not jump away under the hand that switches it.
  const [first] = useState(state.settings.enabled);
  const isFirst = ({ id }: ShownPlatform) => first.includes(id);
  const found = foundPlatforms(platforms, search);
  return (
    <Section
      id="platforms"
      title="Platforms"
      about="Credit Gauge reads nothing until you switch a platform on. Your browser then asks for access to that platform's sites only, and switching it off gives the access back."
    >
      <PlatformSearch count={platforms.length} value={search} onChange={setSearch} />
      {found.length === 0 && <p className="nothing">No platform of that name.</p>}
      <ul className={classNames('rows', platforms.length > LONG && 'rows-long')}>
        {[...found.filter(isFirst), ...found.filter((platform) => !isFirst(platform))].map((platform) => (
          <PlatformRow
            key={platform.id}
            platform={platform}
            on={state.settings.enabled.includes(platform.id)}
            permitted={allAllowed(platform.permissions, granted)}
            keyMissing={
              platform.sessionIn !== 'page' && !state.keys.some((key) => key.platform === platform.id)
            }
            offered={platform.id === offered}
            doing={doing}
          />
        ))}
      </ul>
    </Section>
  );
}
