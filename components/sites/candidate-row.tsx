import { formatClock } from '../../lib/core/format';
import type { Candidate, Role } from '../../lib/platforms/site/candidates';
import { timeOf } from '../../lib/platforms/site/site-platform';
import { Badge } from '../ui/badge';
import { Select } from '../ui/select';

export interface CandidateRowProps {
  readonly candidate: Candidate;
  /** The host of the page: another one's is named. */
  readonly host: string;
  readonly role: Role | '';
  readonly now: number;
  readonly onPick: (role: Role | '') => void;
}

const roleWords: readonly { readonly value: Role | ''; readonly label: string }[] = [
  { value: '', label: 'nothing of interest' },
  { value: 'left', label: 'what is left' },
  { value: 'limit', label: 'the limit' },
  { value: 'used', label: 'what is used' },
  { value: 'resets', label: 'when it renews' },
  { value: 'cost', label: 'what a task took' },
];

const confidenceWords = { high: 'Very likely', medium: 'Likely', low: 'Perhaps' } as const;

/** One number that was seen, what we take it for and why, and what the person says. */
export function CandidateRow({ candidate, host, role, now, onPick }: CandidateRowProps) {
  const { place, value, seen, confidence, why, role: guess } = candidate;
  const { hostname, pathname } = new URL(candidate.url);
  const guessed = roleWords.find((one) => one.value === guess)?.label;
  return (
    <li className="row candidate">
      <div className="row-words">
        <p className="candidate-value">
          <b>{valueWords(candidate, now)}</b>
          {seen.length > 1 && <span className="field-hint"> {seen.slice(-4).map(String).join(' → ')}</span>}
        </p>
        <p className="candidate-place">
          <code>{place}</code>
          <span className="field-hint">
            {' '}
            of {hostname === host ? '' : hostname}
            {pathname}
          </span>
        </p>
        <p className="field-hint">
          <Badge chip>{confidenceWords[confidence]}</Badge> {guessed}: {why.join(', ')}.
        </p>
      </div>
      <Select
        label={
          <>
            This is
            <span className="visually-hidden">
              {' '}
              (number {String(value)} at {place})
            </span>
          </>
        }
        value={role}
        options={roleWords.filter((one) => one.value !== 'resets' || candidate.form !== undefined)}
        onChange={onPick}
      />
    </li>
  );
}

function valueWords({ value, form }: Candidate, now: number): string {
  const time = form === undefined ? undefined : timeOf(value, form, now);
  return time === undefined ? String(value) : formatClock(time, now);
}
