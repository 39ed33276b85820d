import { type ReactNode, useState } from 'react';
import type { Unit } from '../../lib/core/unit';
import type { Thresholds } from '../../lib/core/warning';
import { Button } from '../ui/button';
import { type answered, type Doing, resultWords } from './actions';
import { ThresholdsForm } from './thresholds-form';

export interface LevelsRowProps {
  /** Whose levels, in a sentence: `Suno: Credits`. */
  readonly name: string;
  readonly title: ReactNode;
  /** What the levels are, and where they come from. */
  readonly words: string;
  readonly thresholds: Thresholds;
  /** The balance's own, where there is one. */
  readonly unit?: Unit;
  /** null: no levels of its own any more. */
  readonly change: (thresholds: Thresholds | null) => ReturnType<typeof answered>;
  /** What is said when they are reset; absent: there is nothing to reset. */
  readonly onResetWords?: string;
  readonly doing: Doing;
  /** The row may be gone then. */
  readonly onReset: () => void;
}

/** The levels of one platform or balance, and a form for levels of its own. */
export function LevelsRow(props: LevelsRowProps) {
  const { name, title, words, thresholds, unit, change, onResetWords, doing, onReset } = props;
  const [open, setOpen] = useState(false);
  const reset = async (said: string) => {
    setOpen(false);
    const done = await change(null);
    if (done.ok) onReset();
    doing.say(resultWords(done, said));
  };
  return (
    <li className="row">
      <div className="row-line">
        <div className="row-words">
          <h4>{title}</h4>
          <p className="field-hint">{words}</p>
        </div>
        <div className="actions">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            Change<span className="visually-hidden"> the levels of {name}</span>
          </Button>
          {onResetWords !== undefined && (
            <Button onClick={() => void reset(onResetWords)}>
              Reset<span className="visually-hidden"> the levels of {name}</span>
            </Button>
          )}
        </div>
      </div>
      {open && (
        <ThresholdsForm
          label={`Levels of ${name}`}
          stored={thresholds}
          {...(unit === undefined ? {} : { unit })}
          deliver={change}
          onSaved={() => {
            setOpen(false);
            doing.say(`The levels of ${name} are saved.`);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </li>
  );
}
