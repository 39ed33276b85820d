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

/** The largest first, each with its words; the bar only repeats them. */
export function RankedBars({ label, bars }: { readonly label: string; readonly bars: readonly RankedBar[] }) {
  const [most, setMost] = useState(FIRST);
  const shown = bars.slice(0, most);
  const more = Math.min(MORE, bars.length - most);
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
      {bars.length > FIRST && (
        <Button className="ranked-more" onClick={() => setMost(more > 0 ? most + MORE : FIRST)}>
          {more > 0 ? `Show ${more} more of ${bars.length}` : 'Show fewer'}
          <span className="visually-hidden">: {label}</span>
        </Button>
      )}
    </>
  );
}
