import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button';

export interface RankedBar {
  readonly key: string;
  readonly name: string;
  /** Quieter, after the name. */
  readonly of?: string;
  readonly amount: string;
  /** Behind the amount, quietly: its share and count. */
  readonly facts: string;
  /** 0 to 1, of the largest one. */
  readonly length: number;
  /** 0 to 1, of its own length: hatched. */
  readonly estimated: number;
  /** Below it. */
  readonly extra?: ReactNode;
}

const FIRST = 8;
/** A person may have thousands of conversations; the table has them all. */
const MORE = 50;

export interface RankedBarsProps {
  readonly label: string;
  readonly count: number;
  /** Makes the words of one bar, when it is shown. */
  readonly barAt: (index: number) => RankedBar;
}

/** The largest first, each with its words; the bar only repeats them. */
export function RankedBars({ label, count, barAt }: RankedBarsProps) {
  const [most, setMost] = useState(FIRST);
  const shown = Array.from({ length: Math.min(most, count) }, (_, index) => barAt(index));
  const more = Math.min(MORE, count - most);
  return (
    <>
      <ol className="ranked" aria-label={label}>
        {shown.map(({ key, name, of, amount, facts, length, estimated, extra }) => (
          <li key={key}>
            <div className="ranked-words">
              <span className="ranked-name">
                {name}
                {of !== undefined && <span className="ranked-of"> {of}</span>}
              </span>
              <span className="ranked-amount">{amount}</span>
              <span className="ranked-facts">{facts}</span>
            </div>
            <div className="ranked-track" aria-hidden="true">
              {length > 0 && (
                <div className="ranked-bar" style={{ inlineSize: `${length * 100}%` }}>
                  {estimated > 0 && (
                    <div className="ranked-estimated" style={{ inlineSize: `${estimated * 100}%` }} />
                  )}
                </div>
              )}
            </div>
            {extra}
          </li>
        ))}
      </ol>
      {count > FIRST && (
        <Button className="ranked-more" onClick={() => setMost(more > 0 ? most + MORE : FIRST)}>
          {more > 0 ? `Show ${more} more of ${count}` : 'Show fewer'}
          <span className="visually-hidden">: {label}</span>
        </Button>
      )}
    </>
  );
}
