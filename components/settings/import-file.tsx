import { useEffect, useRef, useState } from 'react';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { Field } from '../ui/field';
import { type Doing, resultWords } from './actions';
import { ImportPreviewView } from './import-preview';
import { importedWords } from './import-words';
import { ledgerFault } from './ledger-fault';
import { ProgressBar } from './progress-bar';
import type { CheckedFile } from './transfer';

export interface ImportFileProps {
  readonly platforms: readonly PlatformFacts[];
  readonly doing: Doing;
}

type Found = Extract<CheckedFile, { ok: true }>;

/** Where an import is. */
type Step =
  | {
      readonly at: 'start';
      /** A file was chosen before. */
      readonly again?: boolean;
      readonly problem?: string;
      readonly result?: string;
    }
  | { readonly at: 'checking' }
  | { readonly at: 'preview'; readonly found: Found; readonly file: string }
  | { readonly at: 'importing'; readonly share: number };

/** Choose a file, see what it would do, and only then import it. */
export function ImportFile({ platforms, doing }: ImportFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step>({ at: 'start' });
  const working = step.at === 'checking' || step.at === 'importing';
  useEffect(() => {
    if (step.at !== 'importing') return;
    // The browser asks before it closes the page in the middle of it.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [step.at]);

  const restarted = step.at === 'start' && step.again === true;
  useEffect(() => {
    if (!restarted || input.current === null) return;
    // Emptied, so that the same file may be chosen again, mended.
    input.current.value = '';
    input.current.focus();
  }, [restarted]);
  const restart = (told: { problem?: string; result?: string }) =>
    setStep({ at: 'start', again: true, ...told });

  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setStep({ at: 'checking' });
    const checked = await doing.transfer.check(file).catch(unreadable);
    if (!checked.ok) {
      const { place, message } = checked.problem;
      return restart({ problem: `${file.name}: ${place === undefined ? '' : `at ${place}: `}${message}` });
    }
    setStep({ at: 'preview', found: checked, file: file.name });
  };

  const run = async ({ preview, run: go }: Found) => {
    setStep({ at: 'importing', share: 0 });
    const done = await go((share) => setStep({ at: 'importing', share }));
    if (!done.ok) {
      const rest = 'What came in before stays; import the file again to get the rest. Nothing counts twice.';
      return restart({ problem: `The import broke off: ${resultWords(done, '')} ${rest}` });
    }
    const result = importedWords(preview);
    doing.say(result);
    restart({ result });
  };

  return (
    <div className="form">
      <Field
        label="Import a file"
        hint="A file that was exported here, as JSON. It is checked first, and you see what it would do."
        error={step.at === 'start' ? step.problem : undefined}
      >
        {(control) => (
          <input
            {...control}
            ref={input}
            className="file"
            type="file"
            accept=".json,application/json"
            disabled={working}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {step.at === 'checking' && <ProgressBar label="Checking the file" />}
      {step.at === 'importing' && <ProgressBar label="Importing" share={step.share} />}
      {step.at === 'preview' && (
        <ImportPreviewView
          file={step.file}
          exportedAt={step.found.exportedAt}
          preview={step.found.preview}
          platforms={platforms}
          onImport={() => void run(step.found)}
          onCancel={() => {
            doing.say('Nothing was imported.');
            restart({});
          }}
        />
      )}
      {step.at === 'start' && step.result !== undefined && <p>{step.result}</p>}
    </div>
  );
}

/** The file is there no more, or the disk or the history can't be read. */
function unreadable(error: unknown): CheckedFile {
  return { ok: false, problem: { message: ledgerFault(error) ?? 'This file can not be read.' } };
}
