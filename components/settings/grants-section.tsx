import { useRef, useState } from 'react';
import { formatAmount } from '../../lib/core/format';
import type { Grant } from '../../lib/core/grants/grant';
import { grantWords, type UnitGrants } from '../../lib/core/grants/pools';
import type { Account } from '../../lib/core/reading';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import { type GrantGroup, grantGroups } from '../../lib/storage/grant-groups';
import type { State } from '../../lib/storage/state';
import { UNNAMED } from '../../lib/tracker/purses';
import { expiringWords } from '../balance/grant-words';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { answered, type Doing, resultWords } from './actions';
import { emptyGrant, formOf } from './grant-draft';
import { GrantForm } from './grant-form';
import { GrantRow } from './grant-row';

export interface GrantsSectionProps {
  readonly platforms: readonly DetailedPlatform[];
  readonly state: State;
  readonly now: number;
  /** The person's time zone. */
  readonly zone: string;
  readonly doing: Doing;
}

/** Plans and lots of credit typed in by hand: the list by service and account, and the form to add or change one. */
export function GrantsSection({ platforms, state, now, zone, doing }: GrantsSectionProps) {
  /** The id of the grant whose form is open, or `new`. */
  const [open, setOpen] = useState<string>();
  const add = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(undefined);
  const groups = grantGroups(state, now);

  const save = (id: string | undefined, draft: unknown) =>
    answered(doing.send('grant/save', { ...(id === undefined ? {} : { id }), draft }));
  const form = {
    platforms,
    accountsOf: (platform: string) => accountsInOrder(state, platform),
    here: { now, zone },
    onSaved: (name: string) => {
      close();
      doing.say(`Your credit at ${name} is saved.`);
    },
    onCancel: close,
  };
  const stop = async ({ id, kind, name }: Grant) => {
    const done = await answered(doing.send('grant/void', { id }));
    doing.say(resultWords(done, `${grantWords[kind]} for ${name} is stopped.`));
  };
  const remove = async ({ id, kind, name }: Grant) => {
    const done = await answered(doing.send('grant/remove', { id }));
    if (done.ok) add.current?.focus();
    doing.say(resultWords(done, `${grantWords[kind]} for ${name} is removed.`));
  };
  const row = (part: UnitGrants['shares']['parts'][number], { shares }: UnitGrants) => {
    const { grant } = part;
    const left = shares.estimated ? grant.left : part.remaining;
    return (
      <GrantRow
        key={grant.id}
        part={part}
        estimated={shares.estimated === true}
        now={now}
        onEdit={() => setOpen(grant.id)}
        onStop={() => void stop(grant)}
        onRemove={() => void remove(grant)}
      >
        {open === grant.id && (
          <GrantForm
            {...form}
            title={`${grantWords[grant.kind]} for ${grant.name}`}
            start={formOf(grant, left, zone)}
            deliver={(draft) => save(grant.id, draft)}
          />
        )}
      </GrantRow>
    );
  };

  return (
    <Section
      id="credits"
      title="Plans and credits"
      about="What can't be read, or that you want to tell apart: a plan, a bundle with its last day, a trial. What is seen spent is taken off in the order of use; what renews is full again then."
      actions={
        <Button ref={add} icon="plus" aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
          Add credit
        </Button>
      }
    >
      {open === 'new' && (
        <GrantForm
          {...form}
          title="New plan or credit"
          start={emptyGrant}
          deliver={(draft) => save(undefined, draft)}
        />
      )}
      {groups.length === 0 && (
        <ul className="rows">
          <li className="row nothing">No plans or credits by hand yet.</li>
        </ul>
      )}
      {groups.map((group) => (
        <div className="grant-group" key={group.key}>
          <h3>{titleOf(group, state)}</h3>
          {group.units.map((unit) => (
            <div key={unit.unit}>
              <WholeOf unit={unit} name={group.name} now={now} />
              <ul className="rows" aria-label={`${titleOf(group, state)}, ${unit.unit}`}>
                {unit.shares.parts.map((part) => row(part, unit))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </Section>
  );
}

/** `Suno`, with the account where it has a name or there are several. */
function titleOf({ name, platform, account }: GrantGroup, state: State): string {
  const several = (state.accounts[platform ?? ''] ?? []).length > 1;
  const words = account?.label ?? (several ? account?.id : undefined);
  return words === undefined ? name : `${name} · ${words}`;
}

interface WholeOfProps {
  readonly unit: UnitGrants;
  /** Of the service. */
  readonly name: string;
  readonly now: number;
}

/** What all of one unit is together: `700 credits left in all · 300 expire 3 May, they go first`. */
function WholeOf({ unit, name, now }: WholeOfProps) {
  const words = wholeWords(unit, name, now);
  return words === '' ? null : <p className="field-hint">{words}</p>;
}

function wholeWords({ unit, pool, shares, reported }: UnitGrants, name: string, now: number): string {
  const [told] = reported;
  const { expiring, other, estimated = false } = shares;
  const whole = () => {
    const many = shares.parts.length > 1;
    if (pool?.remaining !== undefined)
      return many ? [`${formatAmount(pool.remaining, unit)} left in all`] : [];
    if (told === undefined) return ['nothing of it counts now'];
    if (reported.length > 1) return [`${name} tells of several balances in this unit`];
    return [`${formatAmount(told.remaining ?? 0, unit)} left, says ${name}; what each has is estimated`];
  };
  return [
    ...whole(),
    ...(other === undefined ? [] : [`${formatAmount(other, unit)} of something else`]),
    ...(expiring === undefined ? [] : [expiringWords(expiring, unit, estimated, now)]),
  ].join(' · ');
}

function accountsInOrder(state: State, platform: string): readonly Account[] {
  return (state.accounts[platform] ?? [])
    .filter(({ account }) => account.id !== UNNAMED)
    .sort((a, b) => b.seenAt - a.seenAt)
    .map(({ account }) => account);
}
