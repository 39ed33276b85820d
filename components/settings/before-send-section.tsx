import type { Card } from '../../lib/core/card';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { State } from '../../lib/storage/state';
import { Section } from '../ui/section';
import type { Doing } from './actions';
import { BeforeSendRow } from './before-send-row';
import { priceUnits } from './limit-draft';

export interface BeforeSendSectionProps {
  readonly platforms: readonly DetailedPlatform[];
  /** What the popup shows: tells what is counted in which unit. */
  readonly cards: readonly Card[];
  readonly state: State;
  /** The person's day, `2026-05-03`. */
  readonly today: string;
  readonly doing: Doing;
}

/** For each platform that is on: whether to ask before expensive requests, and whether the price stands in the page. */
export function BeforeSendSection({ platforms, cards, state, today, doing }: BeforeSendSectionProps) {
  const { enabled, preflight, previews } = state.settings;
  const on = platforms.filter(({ id }) => enabled.includes(id));
  return (
    <Section
      id="before-send"
      title="Before you send"
      about="Asking holds the one expensive request and asks you in the page: when it costs more than is left, would break a budget or start paid usage, and above a limit of yours. If Credit Gauge can't ask, the request goes."
    >
      {on.length === 0 ? (
        <p className="nothing">Switch a platform on first.</p>
      ) : (
        <ul className="rows" aria-label="Before you send">
          {on.map((platform) => (
            <BeforeSendRow
              key={platform.id}
              platform={platform}
              preflight={preflight[platform.id]}
              preview={previews[platform.id]}
              units={priceUnits(platform, cards)}
              today={today}
              doing={doing}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
