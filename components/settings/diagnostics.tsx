import { useId, useRef } from 'react';
import { formatAge } from '../../lib/core/format';
import { type Diagnostics, dropReasons } from '../../lib/storage/schema';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { answered, type Doing, resultWords } from './actions';
import type { DamagedRow } from './kept';
import { damageWords, dropWords, faultWords, lostWords } from './words';

export interface DiagnosticsViewProps {
  readonly diagnostics: Diagnostics;
  /** Rows of the history that could not be understood. */
  readonly damaged: readonly DamagedRow[];
  readonly now: number;
  readonly doing: Doing;
}

/** What went wrong, with its reasons: messages dropped, stored values set aside, a history that can't be written. */
export function DiagnosticsView({ diagnostics, damaged, now, doing }: DiagnosticsViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const { dropped, lastDrop, setAside, ledger, lostEntries = 0 } = diagnostics;
  const drops = dropReasons.filter((reason) => (dropped[reason] ?? 0) > 0);
  const history = [
    ...(ledger === undefined ? [] : [faultWords(ledger, now)]),
    ...(lostEntries === 0 ? [] : [lostWords(lostEntries)]),
    ...damageWords(damaged, now),
  ];
  const clean = drops.length === 0 && setAside.length === 0 && history.length === 0;

  const clear = async () => {
    const done = await answered(doing.send('diagnostics/clear', {}));
    if (done.ok) heading.current?.focus();
    doing.say(resultWords(done, 'The diagnostics are cleared.'));
  };

  return (
    <section className="diagnostics" aria-labelledby={id}>
      <div className="section-head">
        <h3 id={id} ref={heading} tabIndex={-1}>
          Diagnostics
        </h3>
        {!clean && <Button onClick={() => void clear()}>Clear diagnostics</Button>}
      </div>
      {clean && (
        <p className="nothing">
          Nothing went wrong: no message dropped, no stored value set aside, the history whole.
        </p>
      )}
      {drops.length > 0 && (
        <table>
          <caption>Messages dropped</caption>
          <tbody>
            {drops.map((reason) => (
              <tr key={reason}>
                <th scope="row">{dropWords[reason]}</th>
                <td>{new Intl.NumberFormat().format(dropped[reason] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lastDrop !== undefined && (
        <p className="field-hint">
          Last one: {dropWords[lastDrop.reason]} · {formatAge(lastDrop.at, now)} · from {lastDrop.from}
        </p>
      )}
      {history.length > 0 && (
        <>
          <h4>History</h4>
          <ul className="list">
            {history.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {setAside.length > 0 && (
        <>
          <h4>Stored values set aside</h4>
          <p className="field-hint">They could not be read. Clearing erases them for good.</p>
          <ul className="rows">
            {setAside.map(({ key, of, reason, at, restored }) => (
              <li className="row" key={key}>
                <p>
                  <code>{of}</code>{' '}
                  {restored ? (
                    <Badge tone="accent" icon="ok">
                      put back from its copy
                    </Badge>
                  ) : (
                    <Badge icon="empty">begun anew</Badge>
                  )}
                </p>
                <p className="field-hint">
                  {reason} · {formatAge(at, now)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
