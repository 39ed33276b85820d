import { useId, useRef, useState } from 'react';
import { formatAmount } from '../../lib/core/format';
import type { Done } from '../../lib/messages';
import type { Platform } from '../../lib/platforms/platform';
import type { MoneySettings, PaidPlan } from '../../lib/storage/settings-schema';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { type Doing, resultWords } from './actions';
import { PaidPlanForm } from './paid-plan-form';

export interface PaidPlansProps {
  readonly platforms: readonly Platform[];
  readonly state: State;
  readonly deliver: (money: MoneySettings) => Promise<Done>;
  readonly doing: Doing;
}

/** What the person pays at each platform in use. */
export function PaidPlans({ platforms, state, deliver, doing }: PaidPlansProps) {
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const { enabled, money } = state.settings;
  const { plans } = money;
  const shown = platforms.filter(({ id }) => enabled.includes(id) || plans[id] !== undefined);

  const save = (id: string, paid: PaidPlan) => deliver({ ...money, plans: { ...plans, [id]: paid } });
  const remove = async ({ id, name }: Platform) => {
    const { [id]: _gone, ...others } = plans;
    const done = await deliver({ ...money, plans: others });
    if (done.ok) list.current?.focus();
    doing.say(resultWords(done, `What you pay for ${name} is forgotten.`));
  };

  return (
    <>
      <h3 id={heading}>What you pay</h3>
      <ul className="rows" aria-labelledby={heading} ref={list} tabIndex={-1}>
        {shown.length === 0 && (
          <li className="row nothing">Switch a platform on first, then say what you pay for it.</li>
        )}
        {shown.map((platform) => (
          <PaidRow
            key={platform.id}
            platform={platform}
            paid={plans[platform.id]}
            currency={money.currency ?? 'USD'}
            deliver={(paid) => save(platform.id, paid)}
            onSaved={() => doing.say(`What you pay for ${platform.name} is saved.`)}
            onRemove={() => void remove(platform)}
          />
        ))}
      </ul>
    </>
  );
}

interface PaidRowProps {
  readonly platform: Platform;
  readonly paid: PaidPlan | undefined;
  /** What the form starts with. */
  readonly currency: string;
  readonly deliver: (paid: PaidPlan) => Promise<Done>;
  readonly onSaved: () => void;
  readonly onRemove: () => void;
}

function PaidRow({ platform, paid, currency, deliver, onSaved, onRemove }: PaidRowProps) {
  const [open, setOpen] = useState(false);
  const { name } = platform;
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h4>{name}</h4>
          <p className="field-hint">{paid === undefined ? 'Not said.' : paidWords(paid, platform)}</p>
        </div>
        <div className="actions">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {paid === undefined ? 'Set' : 'Change'}
            <span className="visually-hidden"> what you pay for {name}</span>
          </Button>
          {paid !== undefined && (
            <Button onClick={onRemove}>
              Forget<span className="visually-hidden"> what you pay for {name}</span>
            </Button>
          )}
        </div>
      </div>
      {open && (
        <PaidPlanForm
          platform={platform}
          paid={paid}
          currency={currency}
          deliver={deliver}
          onSaved={() => {
            setOpen(false);
            onSaved();
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}

/** `Pro, $10.00 per month`. */
function paidWords({ plan, price, per }: PaidPlan, { plans }: Platform): string {
  const name = plan === undefined ? undefined : (plans.find(({ id }) => id === plan)?.name ?? plan);
  const words = `${formatAmount(price.amount, price.currency)} per ${per}`;
  return name === undefined ? words : `${name}, ${words}`;
}
