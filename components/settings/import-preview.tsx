import { useEffect, useId, useRef } from 'react';
import type { PlatformFacts } from '../../lib/platforms/platform';
import type { ImportPreview } from '../../lib/storage/ledger/import';
import { Button } from '../ui/button';
import { changesNothing, settingWords } from './import-words';

export interface ImportPreviewProps {
  /** Its name. */
  readonly file: string;
  /** When it was made, ISO 8601. */
  readonly exportedAt: string;
  readonly preview: ImportPreview;
  readonly platforms: readonly PlatformFacts[];
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

type Part = ImportPreview['platforms'][number];

const columns: readonly { readonly word: string; readonly of: (part: Part) => number }[] = [
  { word: 'New spends', of: ({ spends }) => spends.added },
  { word: 'Merged spends', of: ({ spends }) => spends.merged },
  { word: 'Known spends', of: ({ spends }) => spends.unchanged },
  { word: 'New readings', of: ({ readings }) => readings.added },
  { word: 'Known readings', of: ({ readings }) => readings.unchanged },
  { word: 'New projects', of: ({ projects }) => projects },
];

/** Exactly what an import would do, platform by platform. Takes the focus, so that it is read out. */
export function ImportPreviewView(props: ImportPreviewProps) {
  const { file, exportedAt, preview, platforms, onImport, onCancel } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { platforms: parts, settings } = preview;
  const nothing = changesNothing(preview);
  const nameOf = (part: Part) =>
    platforms.find((platform) => platform.id === part.platform)?.name ?? part.platform;

  return (
    <section className="preview" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {nothing ? `Nothing in ${file} is new` : `What importing ${file} does`}
      </h3>
      <p className="field-hint">
        Exported on{' '}
        {new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' }).format(
          new Date(exportedAt),
        )}
        .
      </p>
      {parts.length > 0 && (
        <table className="counts">
          <caption className="visually-hidden">Spends and readings of each platform</caption>
          <thead>
            <tr>
              <th scope="col">Platform</th>
              {columns.map(({ word }) => (
                <th scope="col" key={word}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.platform}>
                <th scope="row">{nameOf(part)}</th>
                {columns.map(({ word, of }) => (
                  <td key={word} data-word={word} className={of(part) === 0 ? 'nothing' : undefined}>
                    {new Intl.NumberFormat().format(of(part))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h4>Settings</h4>
      {settings.length === 0 ? (
        <p className="field-hint">No setting changes.</p>
      ) : (
        <ul className="list">
          {settings.map((change) => (
            <li key={`${change.part} ${change.name}`}>{settingWords(change, platforms)}</li>
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
