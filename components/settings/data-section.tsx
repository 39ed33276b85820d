import { useRef, useState } from 'react';
import { formatAge } from '../../lib/core/format';
import type { DetailedPlatform } from '../../lib/platforms/shown';
import type { State } from '../../lib/storage/state';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { answered, type Doing, resultWords } from './actions';
import { DiagnosticsView } from './diagnostics';
import { EraseAll } from './erase-all';
import { type History, historyWords, type Kept, keptOf, keptWords } from './kept';
import { Confirm } from './question';

export interface DataSectionProps {
  readonly platforms: readonly DetailedPlatform[];
  readonly state: State;
  /** How much history there is, and what is wrong with it; undefined until the ledger has been read. */
  readonly history: History | undefined;
  readonly version: string;
  readonly now: number;
  readonly doing: Doing;
}

/** What is kept of each platform, and how to erase it; what went wrong; what this is. */
export function DataSection({ platforms, state, history, version, now, doing }: DataSectionProps) {
  const list = useRef<HTMLUListElement>(null);
  const kept = keptOf(state, platforms);
  const erase = async ({ platform, name }: Kept) => {
    const done = await answered(doing.send('platform/erase', { platform }));
    if (done.ok) list.current?.focus();
    doing.say(resultWords(done, `The data of ${name} is erased.`));
  };
  return (
    <Section
      id="data"
      title="Data"
      about="Everything is kept in this browser and goes nowhere else; a platform is only ever asked for its own balance. What you write in a prompt is never kept."
    >
      <ul className="rows" aria-label="Data of each platform" ref={list} tabIndex={-1}>
        {kept.length === 0 && <li className="row nothing">No balance is kept of any platform.</li>}
        {kept.map((one) => (
          <KeptRow key={one.platform} kept={one} now={now} onErase={() => void erase(one)} />
        ))}
      </ul>
      {history !== undefined && <p className="field-hint">{historyWords(history)}</p>}
      <EraseAll doing={doing} />
      <DiagnosticsView
        diagnostics={state.diagnostics}
        damaged={history?.damaged ?? []}
        now={now}
        doing={doing}
      />
      <p className="field-hint">Credit Gauge {version}</p>
    </Section>
  );
}

interface KeptRowProps {
  readonly kept: Kept;
  readonly now: number;
  readonly onErase: () => void;
}

function KeptRow({ kept, now, onErase }: KeptRowProps) {
  const [asking, setAsking] = useState(false);
  const words = keptWords(kept);
  const age = kept.readAt === undefined ? '' : `, last read ${formatAge(kept.readAt, now)}`;
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h3>{kept.name}</h3>
          <p className="field-hint">
            {words}
            {age}
          </p>
        </div>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Erase<span className="visually-hidden"> the data of {kept.name}</span>
        </Button>
      </div>
      {asking && (
        <Confirm
          text={`Erase all that is kept of ${kept.name}: ${words}, and its whole history? This can't be undone.`}
          deed="Erase"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onErase();
          }}
        />
      )}
    </li>
  );
}
