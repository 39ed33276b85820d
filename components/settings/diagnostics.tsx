import { useId, useRef } from 'react';
import { formatAge } from '../../lib/core/format';
import { type Diagnostics, dropReasons } from '../../lib/storage/schema';
import { Button } from '../ui/button';
import { answered, type Doing, resultWords } from './actions';
import { dropWords } from './words';

export interface DiagnosticsViewProps {
  readonly diagnostics: Diagnostics;
  readonly now: number;
  readonly doing: Doing;
}

/** Messages that were dropped and stored values that were set aside, with their reasons. */
export function DiagnosticsView({ diagnostics, now, doing }: DiagnosticsViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const { dropped, lastDrop, setAside } = diagnostics;
  const drops = dropReasons.filter((reason) => (dropped[reason] ?? 0) > 0);
  const clean = drops.length === 0 && setAside.length === 0;

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
      {clean && <p className="nothing">Nothing went wrong: no message dropped, no stored value set aside.</p>}
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
      {setAside.length > 0 && (
        <>
          <h4>Stored values set aside</h4>
          <p className="field-hint">
            They could not be read, so the defaults are used. Clearing erases them for good.
          </p>
          <ul className="rows">
            {setAside.map(({ key, of, reason, at }) => (
              <li className="row" key={key}>
                <code>{of}</code>
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
