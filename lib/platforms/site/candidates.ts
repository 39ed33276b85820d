import type { Confidence } from '../../core/fact';
import type { Sighting } from './sighting';
import { type TimeForm, timeForms } from './site';
import { timeOf } from './site-platform';

/** What a number may be. cost: what one task took. */
export const roles = ['left', 'limit', 'used', 'cost', 'resets'] as const;
export type Role = (typeof roles)[number];

/** A number or date that may be what the person looks for, and why we think so. */
export interface Candidate {
  readonly method: string;
  readonly url: string;
  /** Its place in the answer, as JMESPath. */
  readonly place: string;
  readonly role: Role;
  readonly confidence: Confidence;
  /** The last one seen. */
  readonly value: number | string;
  /** The different values in the order in which they were seen, at most ten. */
  readonly seen: readonly (number | string)[];
  /** Each a clause, such as `it is called “remaining”`. */
  readonly why: readonly string[];
  /** How a time is written. */
  readonly form?: TimeForm;
}

/** What the last word of a name, or of what it stands in, makes of a number. */
const words: readonly (readonly [role: Role, score: number, words: readonly string[]])[] = [
  ['left', 3, ['remaining', 'remain', 'left', 'balance', 'available']],
  ['left', 2, ['credits', 'credit', 'coins', 'points', 'wallet', 'gems', 'fuel']],
  ['left', 1, ['tokens', 'messages', 'amount', 'quota', 'seconds', 'minutes', 'characters', 'generations']],
  ['limit', 3, ['limit', 'max', 'maximum', 'allowance', 'cap', 'entitlement', 'included']],
  ['limit', 2, ['total', 'quota', 'granted', 'capacity', 'monthly', 'plan']],
  ['used', 3, ['used', 'consumed', 'spent', 'utilization', 'spend']],
  ['used', 2, ['usage', 'use', 'count']],
  ['cost', 3, ['cost', 'charged', 'deducted', 'price', 'charge', 'debited']],
];

/** What numbers are called that count something else. */
const unrelated = new Set(
  (
    'id ids version width height x y z top bottom index page pages items results size offset timestamp duration fps seed port ' +
    'status code ttl timeout interval latency ms progress order position rank score rating age year steps ' +
    'length lat lng latitude longitude ratio scale temperature build created updated'
  ).split(' '),
);

/** Addresses of those who ask for balances. */
const aboutCredit = /credit|balance|quota|usage|billing|subscription|limit|wallet|entitlement|account|plan/i;

const renewing = /reset|renew|refresh|expir|period_?end|next_?billing|valid_?until|end_?s?_?at|cycle/i;

const DAY = 86_400_000;

/** The most that are listed. */
export const MAX_CANDIDATES = 60;

/**
 * The numbers and dates that look like a balance, a limit, a use, a cost or a renewal, the likeliest first: by what they are
 * called, by what they add up to, and by how they moved when something was sent in between.
 */
export function candidatesOf(sightings: readonly Sighting[], now: number): readonly Candidate[] {
  const sources = new Map<string, Sighting[]>();
  for (const one of [...sightings].sort((a, b) => a.at - b.at)) {
    const key = `${one.method} ${one.url}`;
    sources.set(key, [...(sources.get(key) ?? []), one]);
  }
  const sent = sightings.filter(({ method }) => method !== 'GET').map(({ at }) => at);
  const found = [...sources.values()].flatMap((of) => ofSource(of, sent, now));
  return found
    .map((one) => withWhatFell(one, found))
    .sort((a, b) => b.score - a.score || a.place.length - b.place.length || (a.place < b.place ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(({ score, ...candidate }) => ({ ...candidate, confidence: confidenceOf(score) }));
}

type Scored = Omit<Candidate, 'confidence'> & { readonly score: number };

function confidenceOf(score: number): Confidence {
  return score >= 5 ? 'high' : score >= 3 ? 'medium' : 'low';
}

/** What a task took is surest where a balance fell by it. */
function withWhatFell(cost: Scored, all: readonly Scored[]): Scored {
  if (cost.role !== 'cost') return cost;
  const fell = all.find(
    ({ role, seen }) =>
      role === 'left' && same(Number(seen.at(-2)) - Number(seen.at(-1)), Number(cost.value)),
  );
  if (fell === undefined) return cost;
  const why = [...cost.why, `“${lastName(fell.place)}” fell by it`];
  return { ...cost, score: cost.score + 2, why };
}

/** Candidates of one address; `sent`: when something was sent that may have been paid for. */
function ofSource(of: readonly Sighting[], sent: readonly number[], now: number): readonly Scored[] {
  const last = of.at(-1);
  if (last === undefined) return [];
  return Object.entries(last.numbers).flatMap(([place, value]) => {
    const history = of.flatMap(({ at, numbers }) => {
      const one = numbers[place];
      return one === undefined ? [] : [{ at, value: one }];
    });
    const found = timeCandidate(place, value, now) ?? numberCandidate(place, value, history, sent, last);
    if (found === undefined) return [];
    const inList = /\[[1-9]\d*\]/.test(place) ? 1 : 0;
    const told = aboutCredit.test(new URL(last.url).pathname) ? 1 : 0;
    const score = found.score + told - inList;
    if (score < 1.5) return [];
    const seen = history.map((one) => one.value).filter((one, index, all) => one !== all[index - 1]);
    return [{ ...found, method: last.method, url: last.url, place, value, seen: seen.slice(-10), score }];
  });
}

type Found = Pick<Scored, 'role' | 'why' | 'score' | 'form'>;

/** A date in the coming 13 months, or a date of that name. */
function timeCandidate(place: string, value: number | string, now: number): Found | undefined {
  const isNamed = renewing.test(lastName(place));
  for (const form of timeForms) {
    if (form === 'seconds-left') continue;
    const time = timeOf(value, form, now);
    if (time === undefined || time < now - DAY || time > now + 400 * DAY) continue;
    // A number that could be a time is one only where it is called so.
    if (form !== 'iso' && !isNamed) continue;
    const why = [`it is a time ${isNamed ? `called “${lastName(place)}”` : 'to come'}`];
    return { role: 'resets', why, score: isNamed ? 4 : 1.5, form };
  }
  const seconds = Number(value);
  const isSpan =
    isNamed && /second|_in$|after|_s$/i.test(lastName(place)) && seconds > 0 && seconds < 400 * 86_400;
  return isSpan
    ? { role: 'resets', why: [`it is called “${lastName(place)}”`], score: 3, form: 'seconds-left' }
    : undefined;
}

function numberCandidate(
  place: string,
  value: number | string,
  history: readonly { readonly at: number; readonly value: number | string }[],
  sent: readonly number[],
  { method, numbers }: Sighting,
): Found | undefined {
  const number = Number(value);
  if (!Number.isFinite(number)) return undefined;
  const name = wordsOf(lastName(place));
  const isOther = name.some((word) => unrelated.has(word));
  if (isOther && !name.some((word) => named(word) !== undefined)) return undefined;
  const called = calledOf(place);
  const moved = movedOf(history, sent);
  const added = addedOf(place, number, numbers);
  const scores = new Map<Role, { score: number; why: string[] }>();
  for (const one of [called, moved, added]) {
    if (one === undefined) continue;
    const before = scores.get(one.role) ?? { score: 0, why: [] };
    scores.set(one.role, { score: before.score + one.score, why: [...before.why, one.why] });
  }
  const [best] = [...scores].sort(([, a], [, b]) => b.score - a.score);
  if (best === undefined) return undefined;
  const [role, { score: found, why }] = best;
  // `total_pages` is a total, of pages.
  const score = isOther ? found - 2 : found;
  // What is left is asked for; what is told in answer to something sent is what that took.
  if (role === 'used' && method !== 'GET' && moved === undefined) return { role: 'cost', score, why };
  return { role, score, why };
}

interface Hint {
  readonly role: Role;
  readonly score: number;
  readonly why: string;
}

/** By its own name first; else by the name of what it stands in, which says less. */
function calledOf(place: string): Hint | undefined {
  const names = namesOf(place);
  for (const [index, name] of [...names].reverse().entries()) {
    const hints = wordsOf(name).flatMap((word) => named(word) ?? []);
    const [best] = hints.sort((a, b) => b.score - a.score);
    if (best === undefined) continue;
    if (index > 1) return undefined;
    return { role: best.role, score: best.score - index, why: `it is called “${name}”` };
  }
  return undefined;
}

function named(word: string): { readonly role: Role; readonly score: number } | undefined {
  const entry = words.find(([, , known]) => known.includes(word));
  return entry && { role: entry[0], score: entry[1] };
}

/** How it moved: down after something was sent is what is left, up is what is used. */
function movedOf(
  history: readonly { readonly at: number; readonly value: number | string }[],
  sent: readonly number[],
): Hint | undefined {
  for (let index = history.length - 1; index > 0; index--) {
    const [before, after] = [history[index - 1], history[index]];
    if (before === undefined || after === undefined) continue;
    const change = Number(after.value) - Number(before.value);
    if (change === 0 || Number.isNaN(change)) continue;
    const wasSent = sent.some((at) => at >= before.at && at <= after.at);
    if (!wasSent)
      return { role: change < 0 ? 'left' : 'used', score: 1, why: change < 0 ? 'it fell' : 'it rose' };
    const by = Number(Math.abs(change).toPrecision(12));
    return change < 0
      ? { role: 'left', score: 4, why: `it fell by ${by} after something was sent` }
      : { role: 'used', score: 3, why: `it rose by ${by} after something was sent` };
  }
  return undefined;
}

/** Three numbers side by side, of which two add up to the third, are what is left, what is used, and the limit. */
function addedOf(place: string, number: number, numbers: Sighting['numbers']): Hint | undefined {
  if (number === 0) return undefined;
  const parent = parentOf(place);
  const beside = Object.entries(numbers).filter(([other]) => other !== place && parentOf(other) === parent);
  const values = beside.map(([other, value]) => [lastName(other), Number(value)] as const);
  for (const [a, first] of values) {
    for (const [b, second] of values) {
      if (a >= b || !(first > 0) || !(second > 0)) continue;
      if (same(first + second, number))
        return { role: 'limit', score: 2.5, why: `it is “${a}” and “${b}” together` };
    }
  }
  return undefined;
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function parentOf(place: string): string {
  return place.replace(/\.?("(?:[^"\\]|\\.)*"|[^.[\]"]+)$/, '');
}

/** The names in a place, without the numbers of elements. */
function namesOf(place: string): readonly string[] {
  return [...place.matchAll(/"((?:[^"\\]|\\.)*)"|[A-Za-z_]\w*/g)].map((found) => found[1] ?? found[0]);
}

function lastName(place: string): string {
  return namesOf(place).at(-1) ?? place;
}

/** `creditsRemaining`, `credits_remaining` and `Credits Remaining` as `credits`, `remaining`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
