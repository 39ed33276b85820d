import type { Thresholds } from '../../../core/warning';
import type { KeyedRow } from '../row';

/** How keys of well-known vendors begin: pasted into the wrong field, they must not be sent to somebody else. */
const others = [
  'sk-ant-',
  'sk-proj-',
  'sk-or-',
  'sk-admin-',
  'sk-svcacct-',
  'AIza',
  'gsk_',
  'hf_',
  'xai-',
  'ghp_',
];

/**
 * What can be in an API key whose vendor gives its keys no form of their own: `characters` as in a regular expression,
 * `least` as many as any key has.
 */
export function anyKeyOf(characters: string, least = 20): string {
  return `^(?!${others.join('|')})[${characters}]{${least},}$`;
}

export const anyKey = anyKeyOf('A-Za-z0-9_-');

export const anyKeyExample = '0123456789abcdef0123456789abcdef';

const hex = (digits: number) => `[0-9a-f]{${digits}}`;

/** RFC 9562, in lower case. */
export const uuid = [8, 4, 4, 4, 12].map(hex).join('-');

export const uuidExample = '01234567-89ab-4cde-8f01-23456789abcd';

/** Where no deeper page of the vendor's is documented. */
export function allAt(home: string): KeyedRow['links'] {
  return { home, usage: home, topUp: home, keys: home };
}

/** Of a server at the person's own address: its pages of whatever kind are there. */
export function ownLinks(origin: string, page: string): KeyedRow['links'] {
  return { home: origin, usage: page, topUp: page, keys: page };
}

/** Low and critical in the pool's own unit, for purses whose limit nobody tells. */
export function below(low: number, critical: number): Thresholds {
  return { low: { value: low, in: 'units' }, critical: { value: critical, in: 'units' } };
}

/** What an ordinary key is needed for, and what else it could do. */
export const ordinaryKey = 'Any API key shows the balance. It can also make requests that cost money.';
export const ordinaryCreditsKey =
  'Any API key shows the credits. It can also make requests that use them up.';
