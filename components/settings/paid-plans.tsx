import { useId, useRef, useState } from 'react';
import { formatAmount } from '../../lib/core/format';
import type { Done } from '../../lib/messages';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { MoneySettings, PaidPlan } from '../../lib/storage/settings-schema';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { type Doing, resultWords } from './actions';
import { PaidPlanForm } from './paid-plan-form';

export interface PaidPlansProps {
  readonly platforms: readonly DetailedPlatform[];
  readonly state: State;
  readonly deliver: (money: MoneySettings) => Promise<Done>;
  readonly doing: Doing;
}

/** What the person pays at each platform: the list of what they said, and the form to say more. */
export function PaidPlans({ platforms, state, deliver, doing }: PaidPlansProps) {
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  /** The platform whose form is open, or `new`. */
  const [open, setOpen] = useState<string>();
  const { enabled, money } = state.settings;
  const { plans } = money;
  const said = platforms.filter(({ id }) => plans[id] !== undefined);
  // Those in use first: they are the ones that are paid for.
  const others = platforms
    .filter(({ id }) => plans[id] === undefined)
    .sort((a, b) => Number(enabled.includes(b.id)) - Number(enabled.includes(a.id)));

  const form = {
    currency: money.currency ?? 'USD',
    deliver: ({ id }: DetailedPlatform, paid: PaidPlan) =>
      deliver({ ...money, plans: { ...plans, [id]: paid } }),
    onSaved: ({ name }: DetailedPlatform) => {
      setOpen(undefined);
      doing.say(`What you pay for ${name} is saved.`);
    },
    onCancel: () => setOpen(undefined),
  };
  const remove = async ({ id, name }: DetailedPlatform) => {
    const { [id]: _gone, ...kept } = plans;
    const done = await deliver({ ...money, plans: kept });
    if (done.ok) list.current?.focus();
    doing.say(resultWords(done, `What you pay for ${name} is forgotten.`));
  };

  return (
    <>
      <div className="section-head">
        <h3 id={heading}>What you pay</h3>
        {others.length > 0 && (
          <Button icon="plus" aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
            Add what you pay
          </Button>
        )}
      </div>
      {open === 'new' && <PaidPlanForm {...form} label="What you pay" platforms={others} paid={undefined} />}
      <ul className="rows" aria-labelledby={heading} ref={list} tabIndex={-1}>
        {said.length === 0 && <li className="row nothing">Nothing said yet.</li>}
        {said.map((platform) => (
          <li className="row" key={platform.id}>
            <div className="row-line">
              <div className="row-words">
                <h4>{platform.name}</h4>
                <p className="field-hint">{paidWords(plans[platform.id], platform)}</p>
              </div>
              <div className="actions">
                <Button aria-expanded={open === platform.id} onClick={() => setOpen(platform.id)}>
                  Change<span className="visually-hidden"> what you pay for {platform.name}</span>
                </Button>
                <Button onClick={() => void remove(platform)}>
                  Forget<span className="visually-hidden"> what you pay for {platform.name}</span>
                </Button>
              </div>
            </div>
            {open === platform.id && (
              <PaidPlanForm
                {...form}
                label={`What you pay for ${platform.name}`}
                platforms={[platform]}
                paid={plans[platform.id]}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** `Pro, $10.00 per month`. */
function paidWords(paid: PaidPlan | undefined, { planTable }: DetailedPlatform): string {
  if (paid === undefined) return '';
  const { plan, price, per } = paid;
  const words = `${formatAmount(price.amount, price.currency)} per ${per}`;
  if (plan === undefined) return words;
  return `${planTable?.plans.find(({ id }) => id === plan)?.name ?? plan}, ${words}`;
}
