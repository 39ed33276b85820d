import { useState } from 'react';
import { browser } from '../../lib/browser';
import type { Drift } from '../../lib/core/drift';
import { driftReport } from '../../lib/core/drift';
import { formatClock } from '../../lib/core/format';
import { platformFacts } from '../../lib/platforms/facts';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

interface DriftNoteProps {
  readonly drift: Drift;
  readonly platform: string;
  readonly name: string;
  /** ms since the epoch. */
  readonly now: number;
}

/** The site has changed: since when nothing is seen of it, and a report for those who can mend it. */
export function DriftNote({ drift, platform, name, now }: DriftNoteProps) {
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const what =
    drift.unseen === 'usage' ? `Can’t see ${name}’s usage` : `Can’t find the prompt box of ${name}`;
  const harm =
    drift.unseen === 'usage'
      ? 'Its numbers may be too high.'
      : 'The price stands in the corner, not beside the prompt.';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(reportOf(drift, platform));
      setCopied('yes');
    } catch {
      // Without a permission for the clipboard, as in some private windows.
      setCopied('no');
    }
  };
  return (
    <div className="note">
      <Icon name="failure" />
      <p className="note-words">
        <strong>{what}</strong>
        <span className="note-since"> since {formatClock(drift.since, now)}</span>
        <span className="note-advice">
          {copied === 'no'
            ? 'The browser did not let us copy the report.'
            : `The site seems to have changed (${drift.inARow} sends). ${harm}`}
        </span>
      </p>
      <Button onClick={() => void copy()}>{copied === 'yes' ? 'Copied' : 'Copy report'}</Button>
      <span role="status" className="visually-hidden">
        {copied === 'yes' && 'The report is copied: names and shapes only, to paste into an issue.'}
      </span>
    </div>
  );
}

function reportOf(drift: Drift, id: string): string {
  return driftReport(drift, {
    platform: id,
    version: browser.runtime.getManifest().version,
    browser: /(Firefox|Chrome)\/\d+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? 'unknown browser',
    endpoints: platformFacts.find((platform) => platform.id === id)?.spending ?? [],
  });
}
