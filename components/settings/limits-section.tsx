import { useRef, useState } from 'react';
import type { Card } from '../../lib/core/card';
import type { ManualLimit } from '../../lib/core/manual';
import type { Platform } from '../../lib/platforms/platform';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { answered, type Doing, resultWords } from './actions';
import { emptyLimit, formOf } from './limit-draft';
import { LimitForm } from './limit-form';
import { LimitRow } from './limit-row';

export interface LimitsSectionProps {
  readonly limits: readonly ManualLimit[];
  /** What the popup shows: tells what is left of a limit now. */
  readonly cards: readonly Card[];
  readonly platforms: readonly Platform[];
  readonly doing: Doing;
}

/** Plan limits typed in by hand: the list, and the form to add or change one. */
export function LimitsSection({ limits, cards, platforms, doing }: LimitsSectionProps) {
  /** The id of the limit whose form is open, or `new`. */
  const [open, setOpen] = useState<string>();
  const add = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(undefined);

  const save = async (id: string | undefined, draft: unknown) =>
    answered(doing.send('manual/save', { ...(id === undefined ? {} : { id }), draft }));
  const saved = (name: string) => {
    close();
    doing.say(`The limit for ${name} is saved.`);
  };
  const remove = async ({ id, name }: ManualLimit) => {
    const done = await answered(doing.send('manual/remove', { id }));
    if (done.ok) add.current?.focus();
    doing.say(resultWords(done, `The limit for ${name} is removed.`));
  };

  return (
    <Section
      id="limits"
      title="Limits by hand"
      about="For a plan whose balance can't be read, or a service that Credit Gauge doesn't know. What is seen spent is taken off; at each renewal the limit is full again."
      actions={
        <Button ref={add} icon="plus" aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
          Add a limit
        </Button>
      }
    >
      {open === 'new' && (
        <LimitForm
          title="New limit"
          start={emptyLimit}
          platforms={platforms}
          deliver={(draft) => save(undefined, draft)}
          onSaved={saved}
          onCancel={close}
        />
      )}
      <ul className="rows">
        {limits.length === 0 && <li className="row nothing">No limits by hand yet.</li>}
        {[...limits].sort(byName).map((limit) => (
          <LimitRow
            key={limit.id}
            limit={limit}
            left={leftOf(limit, cards)}
            onEdit={() => setOpen(limit.id)}
            onRemove={() => void remove(limit)}
          >
            {open === limit.id && (
              <LimitForm
                title={`Limit for ${limit.name}`}
                start={formOf(limit, leftOf(limit, cards) ?? limit.left)}
                platforms={platforms}
                deliver={(draft) => save(limit.id, draft)}
                onSaved={saved}
                onCancel={close}
              />
            )}
          </LimitRow>
        ))}
      </ul>
    </Section>
  );
}

function byName(a: ManualLimit, b: ManualLimit): number {
  return a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }) || a.savedAt - b.savedAt;
}

/** Undefined where the platform itself reports that unit: then the limit only gives it its size. */
function leftOf(limit: ManualLimit, cards: readonly Card[]): number | undefined {
  const balances = cards.flatMap((card) => card.balances);
  return balances.find(({ id }) => id === `manual:${limit.id}`)?.remaining;
}
