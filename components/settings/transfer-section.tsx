import { useState } from 'react';
import { formatAmount } from '../../lib/core/format';
import { dayOf } from '../../lib/core/renewal/calendar';
import type { PlatformFacts } from '../../lib/platforms/platform';
import { Button } from '../ui/button';
import { download } from '../ui/download';
import { Section } from '../ui/section';
import type { Doing } from './actions';
import { ImportFile } from './import-file';
import { ledgerFault } from './ledger-fault';
import { ProgressBar } from './progress-bar';
import type { Transfer } from './transfer';

export interface TransferSectionProps {
  readonly platforms: readonly PlatformFacts[];
  readonly now: number;
  /** The person's time zone. */
  readonly zone: string;
  readonly doing: Doing;
}

interface Running {
  readonly what: 'everything' | 'spends';
  readonly bytes: number;
}

/** Everything out as a file, and a file in again. */
export function TransferSection({ platforms, now, zone, doing }: TransferSectionProps) {
  const [running, setRunning] = useState<Running>();
  const { exportAll, exportSpends } = doing.transfer;

  const save = async (what: Running['what'], task: Transfer['exportAll'], name: string) => {
    if (running !== undefined) return;
    setRunning({ what, bytes: 0 });
    try {
      download(name, await task((bytes) => setRunning({ what, bytes })));
      doing.say(`Saved as ${name}.`);
    } catch (error) {
      doing.say(`Nothing was exported. ${ledgerFault(error) ?? 'The file could not be written.'}`);
    }
    setRunning(undefined);
  };
  const day = dayOf(now, zone);

  return (
    <Section
      id="transfer"
      title="Export and import"
      about="To keep a copy, to move to another browser, or to bring the history of two devices together. API keys and connections are never exported."
    >
      <div className="actions">
        <Button
          busy={running?.what === 'everything'}
          onClick={() => void save('everything', exportAll, `credit-gauge-${day}.json`)}
        >
          Export everything
        </Button>
        <Button
          busy={running?.what === 'spends'}
          onClick={() => void save('spends', exportSpends, `credit-gauge-spends-${day}.csv`)}
        >
          Export spends as CSV
        </Button>
      </div>
      {running !== undefined && (
        <ProgressBar label={`Writing the file: ${formatAmount(running.bytes, 'byte')}`} />
      )}
      <ImportFile platforms={platforms} doing={doing} />
    </Section>
  );
}
