import { useRef, useState } from 'react';
import type { Budget } from '../../lib/core/budget';
import type { BudgetState } from '../../lib/core/budgets';
import type { Card } from '../../lib/core/card';
import type { PlatformFacts } from '../../lib/platforms/platform';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { answered, type Doing, resultWords } from './actions';
import { budgetForm, budgetUnits, newBudget } from './budget-draft';
import { BudgetForm } from './budget-form';
import { BudgetRow } from './budget-row';
import { foreignCurrencies } from './currencies';

export interface BudgetsSectionProps {
  readonly platforms: readonly PlatformFacts[];
  readonly cards: readonly Card[];
  readonly state: State;
  /** How they stand; empty until the ledger has been read. */
  readonly standings: readonly BudgetState[];
  readonly doing: Doing;
}

/** Limits that people set themselves: the list with how each stands, and the form to add or change one. */
export function BudgetsSection({ platforms, cards, state, standings, doing }: BudgetsSectionProps) {
  /** The id of the budget whose form is open, or `new`. */
  const [open, setOpen] = useState<string>();
  const add = useRef<HTMLButtonElement>(null);
  const { budgets, money } = state.settings;
  const close = () => setOpen(undefined);

  const own = money.currency ?? 'USD';
  const currencies = [own, ...foreignCurrencies(state, own)];
  const unitsOf = (platform: string) => budgetUnits(platform, cards, currencies);
  const form = { platforms, unitsOf, onCancel: close };
  const save = (id: string | undefined, draft: unknown) =>
    answered(doing.send('budget/save', { ...(id === undefined ? {} : { id }), draft }));
  const saved = (name: string) => {
    close();
    doing.say(`The budget ${name} is saved.`);
  };
  const remove = async ({ id, name }: Budget) => {
    const done = await answered(doing.send('budget/remove', { id }));
    if (done.ok) add.current?.focus();
    doing.say(resultWords(done, `The budget ${name} is removed.`));
  };

  return (
    <Section
      id="budgets"
      title="Budgets"
      about="A limit of your own, in what a platform counts or in money. It stops nothing: you are warned."
      actions={
        <Button ref={add} icon="plus" aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
          Add a budget
        </Button>
      }
    >
      {open === 'new' && (
        <BudgetForm
          {...form}
          title="New budget"
          start={newBudget(own)}
          deliver={(draft) => save(undefined, draft)}
          onSaved={saved}
        />
      )}
      <ul className="rows" aria-label="Budgets">
        {budgets.length === 0 && <li className="row nothing">No budgets yet.</li>}
        {[...budgets].sort(byName).map((budget) => (
          <BudgetRow
            key={budget.id}
            budget={budget}
            of={nameOf(budget, platforms)}
            standing={standings.find((one) => one.budget.id === budget.id)}
            onEdit={() => setOpen(budget.id)}
            onRemove={() => void remove(budget)}
          >
            {open === budget.id && (
              <BudgetForm
                {...form}
                title={`Budget ${budget.name}`}
                start={budgetForm(budget, unitsOf(budget.platform ?? ''))}
                deliver={(draft) => save(budget.id, draft)}
                onSaved={saved}
              />
            )}
          </BudgetRow>
        ))}
      </ul>
    </Section>
  );
}

function byName(a: Budget, b: Budget): number {
  return a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true });
}

function nameOf({ platform }: Budget, platforms: readonly PlatformFacts[]): string {
  if (platform === undefined) return 'All platforms together';
  return platforms.find(({ id }) => id === platform)?.name ?? platform;
}
