import { useEffect, useId, useRef } from 'react';
import type { Platform } from '../../lib/platforms/platform';
import { Button } from '../ui/button';
import { changesNothing } from './import-words';
import type { ImportCounts, ImportPreview } from './transfer';

export interface ImportPreviewProps {
  /** Its name. */
  readonly file: string;
  readonly preview: ImportPreview;
  readonly platforms: readonly Platform[];
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** Exactly what an import would do, platform by platform. Takes the focus, so that it is read out. */
export function ImportPreviewView({ file, preview, platforms, onImport, onCancel }: ImportPreviewProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { madeAt, parts, settings } = preview;
  const nothing = changesNothing(preview);
  const nameOf = (part: ImportPreview['parts'][number]) =>
    platforms.find((platform) => platform.id === part.platform)?.name ?? part.platform;

  return (
    <section className="preview" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {nothing ? `Nothing in ${file} is new` : `What importing ${file} does`}
      </h3>
      {madeAt !== undefined && (
        <p className="field-hint">
          Exported on{' '}
          {new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' }).format(madeAt)}.
        </p>
      )}
      {parts.length > 0 && (
        <div className="table-box">
          <table>
            <caption className="visually-hidden">Spends and readings of each platform</caption>
            <thead>
              <tr>
                <th scope="col">Platform</th>
                <th scope="col">New spends</th>
                <th scope="col">Merged</th>
                <th scope="col">Known</th>
                <th scope="col">New readings</th>
                <th scope="col">Known</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.platform}>
                  <th scope="row">{nameOf(part)}</th>
                  <Count of={part.spends} kind="added" />
                  <Count of={part.spends} kind="merged" />
                  <Count of={part.spends} kind="known" />
                  <Count of={part.readings} kind="added" />
                  <Count of={part.readings} kind="known" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h4>Settings</h4>
      {settings.length === 0 ? (
        <p className="field-hint">No setting changes.</p>
      ) : (
        <ul className="list">
          {settings.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <div className="actions">
        {!nothing && (
          <Button variant="primary" onClick={onImport}>
            Import
          </Button>
        )}
        <Button onClick={onCancel}>{nothing ? 'Close' : 'Cancel'}</Button>
      </div>
    </section>
  );
}

function Count({ of, kind }: { readonly of: ImportCounts; readonly kind: keyof ImportCounts }) {
  return <td className={of[kind] === 0 ? 'nothing' : undefined}>{new Intl.NumberFormat().format(of[kind])}</td>;
}
