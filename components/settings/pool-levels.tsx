import { useId, useRef, useState } from 'react';
import type { Card } from '../../lib/core/card';
import type { Thresholds } from '../../lib/core/warning';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { thresholdsOf } from '../../lib/storage/cards';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { answered, type Doing } from './actions';
import { LevelsRow } from './levels-row';
import { type PoolChoice, poolKey, poolsOfKeys, poolsOnCards } from './pool-choice';
import { ThresholdsForm } from './thresholds-form';
import { thresholdsWords } from './words';

export interface PoolLevelsProps {
  readonly platforms: readonly PlatformFacts[];
  readonly cards: readonly Card[];
  readonly state: State;
  readonly doing: Doing;
}

/** Levels of single balances, such as one window of several: they go before their platform's. */
export function PoolLevels({ platforms, cards, state, doing }: PoolLevelsProps) {
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const [adding, setAdding] = useState(false);
  const { poolThresholds } = state.settings;
  const onCards = poolsOnCards(cards);
  const own = poolsOfKeys(Object.keys(poolThresholds), onCards, platforms);
  const others = onCards.filter((pool) => poolThresholds[poolKey(pool)] === undefined);
  if (onCards.length === 0 && own.length === 0) return null;

  const usual = (pool: PoolChoice) =>
    thresholdsOf(
      state,
      platforms.find(({ id }) => id === pool.platform),
    );
  const levelsOf = (pool: PoolChoice) => poolThresholds[poolKey(pool)] ?? usual(pool);
  const change = ({ platform, pool }: PoolChoice, thresholds: Thresholds | null) =>
    answered(doing.send('settings/pool-thresholds', { platform, pool, thresholds }));

  return (
    <>
      <div className="section-head">
        <h3 id={heading}>Levels of single balances</h3>
        {others.length > 0 && (
          <Button icon="plus" aria-expanded={adding} onClick={() => setAdding(true)}>
            Set levels for a balance
          </Button>
        )}
      </div>
      {adding && (
        <NewLevels
          pools={others}
          usual={usual}
          deliver={change}
          onSaved={(pool) => {
            setAdding(false);
            doing.say(`The levels of ${nameOf(pool)} are saved.`);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      <ul className="rows" aria-labelledby={heading} ref={list} tabIndex={-1}>
        {own.length === 0 && <li className="row nothing">All balances follow their platform's levels.</li>}
        {own.map((pool) => (
          <LevelsRow
            key={poolKey(pool)}
            name={nameOf(pool)}
            title={
              <>
                {pool.platformName} <span className="row-amount">{pool.poolName}</span>
              </>
            }
            words={wordsOf(pool, levelsOf(pool))}
            thresholds={levelsOf(pool)}
            {...(pool.unit === undefined ? {} : { unit: pool.unit })}
            change={(thresholds) => change(pool, thresholds)}
            onResetWords={`${nameOf(pool)} follows its platform's levels again.`}
            doing={doing}
            onReset={() => list.current?.focus()}
          />
        ))}
      </ul>
    </>
  );
}

function nameOf({ platformName, poolName }: PoolChoice): string {
  return `${platformName}: ${poolName}`;
}

function wordsOf({ unit }: PoolChoice, thresholds: Thresholds): string {
  return `${thresholdsWords(thresholds)}${unit === undefined ? ' · this balance is not shown now' : ''}`;
}

interface NewLevelsProps {
  /** Those that have no levels of their own yet; at least one. */
  readonly pools: readonly PoolChoice[];
  readonly usual: (pool: PoolChoice) => Thresholds;
  readonly deliver: (pool: PoolChoice, thresholds: Thresholds) => ReturnType<typeof answered>;
  readonly onSaved: (pool: PoolChoice) => void;
  readonly onCancel: () => void;
}

function NewLevels({ pools, usual, deliver, onSaved, onCancel }: NewLevelsProps) {
  const [chosen, setChosen] = useState('');
  const pool = pools.find((one) => poolKey(one) === chosen) ?? pools[0];
  if (pool === undefined) return null;
  const byPlatform = new Map(pools.map(({ platform, platformName }) => [platform, platformName]));
  const ofPlatform = pools.filter(({ platform }) => platform === pool.platform);
  return (
    <ThresholdsForm
      label="Levels for a balance"
      stored={usual(pool)}
      {...(pool.unit === undefined ? {} : { unit: pool.unit })}
      deliver={(thresholds) => deliver(pool, thresholds)}
      onSaved={() => onSaved(pool)}
      onCancel={onCancel}
    >
      <div className="form-grid">
        <Select
          label="Platform"
          value={pool.platform}
          options={[...byPlatform].map(([value, label]) => ({ value, label }))}
          onChange={(platform) => {
            const first = pools.find((one) => one.platform === platform);
            if (first !== undefined) setChosen(poolKey(first));
          }}
        />
        <Select
          label="Balance"
          value={poolKey(pool)}
          options={ofPlatform.map((one) => ({ value: poolKey(one), label: one.poolName }))}
          onChange={setChosen}
        />
      </div>
    </ThresholdsForm>
  );
}
