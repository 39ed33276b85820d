import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { MoneySettings } from '../../lib/storage/settings-schema';
import type { State } from '../../lib/storage/state';
import { Section } from '../ui/section';
import { answered, type Doing } from './actions';
import { PaidPlans } from './paid-plans';
import { RatesForm } from './rates-form';

export interface MoneySectionProps {
  readonly platforms: readonly DetailedPlatform[];
  readonly state: State;
  readonly now: number;
  /** The person's time zone. */
  readonly zone: string;
  readonly doing: Doing;
}

/** The person's currency, the rates into it, and what they pay at each platform. */
export function MoneySection({ platforms, state, now, zone, doing }: MoneySectionProps) {
  const save = (next: MoneySettings) => answered(doing.send('settings/money', { money: next }));
  return (
    <Section
      id="money"
      title="Money"
      about="To see all platforms in one currency, and what a credit costs you. No rate is fetched from anywhere: what you don't type in is not converted."
    >
      <RatesForm
        state={state}
        now={now}
        zone={zone}
        deliver={save}
        onSaved={() => doing.say('The currency and its rates are saved.')}
      />
      <PaidPlans platforms={platforms} state={state} deliver={save} doing={doing} />
    </Section>
  );
}
