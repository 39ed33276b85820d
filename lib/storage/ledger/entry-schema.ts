import * as v from 'valibot';
import type { ConversationProject, ReadingEntry, SpendEntry } from '../../core/entry';
import { dayNumber, daysAround } from '../../core/ledger/day';
import { DeclaredSettingsSchema } from '../schema';

/**
 * The ledger's entries as they come from outside: an imported file, a message, a stored row that is looked at again.
 * The messages are shown to people, with the place before them: `spends[17].amount: Type a number.`
 */
const id = v.pipe(
  v.string('Type a text.'),
  v.minLength(1, 'It must not be empty.'),
  v.maxLength(200, 'At most 200 letters.'),
);
const text = v.pipe(v.string('Type a text.'), v.maxLength(300, 'At most 300 letters.'));
const number = v.pipe(v.number('Type a number.'), v.finite('Type a number.'));
/** What `Date` can hold. */
const time = v.pipe(
  number,
  v.minValue(-8.64e15, 'That is no time.'),
  v.maxValue(8.64e15, 'That is no time.'),
);
const day = v.pipe(
  v.string('Write a day as 2026-05-03.'),
  v.check((value) => !Number.isNaN(dayNumber(value)), 'Write a day as 2026-05-03.'),
);
const amount = v.exactOptional(number);

/** Of an object that is none, and of a member that it must have. */
function absent({ received }: v.BaseIssue<unknown>): string {
  return received === 'undefined' ? 'It is missing.' : 'It must be an object.';
}

/** Somewhere in the world it is that day at that time: nothing else makes sense of travelling. */
function fits(own: string, at: number): boolean {
  const { first, last } = daysAround(at);
  return first <= own && own <= last;
}
const FITS = 'The day does not fit the time.';

export const SpendEntrySchema: v.GenericSchema<unknown, SpendEntry> = v.pipe(
  v.object(
    {
      platform: id,
      account: id,
      id,
      at: time,
      day,
      hour: v.pipe(
        number,
        v.integer('Hours are 0 to 23.'),
        v.minValue(0, 'Hours are 0 to 23.'),
        v.maxValue(23, 'Hours are 0 to 23.'),
      ),
      unit: id,
      basis: v.picklist(['exact', 'priced', 'learned'], 'It is exact, priced or learned.'),
      amount,
      pool: v.exactOptional(id),
      model: v.exactOptional(text),
      feature: v.exactOptional(text),
      conversation: v.exactOptional(id),
      project: v.exactOptional(text),
      promptLength: v.exactOptional(
        v.pipe(number, v.integer('Type a whole number.'), v.minValue(0, 'Use 0 or more.')),
      ),
      settings: v.exactOptional(DeclaredSettingsSchema),
      refundedAt: v.exactOptional(time),
    },
    absent,
  ),
  v.forward(
    v.check(({ at, day: own }) => fits(own, at), FITS),
    ['day'],
  ),
);

export const ReadingEntrySchema: v.GenericSchema<unknown, ReadingEntry> = v.pipe(
  v.object(
    {
      platform: id,
      account: id,
      pool: id,
      at: time,
      day,
      unit: id,
      remaining: amount,
      limit: amount,
      used: amount,
      resetsAt: v.exactOptional(time),
      expiresAt: v.exactOptional(time),
    },
    absent,
  ),
  v.forward(
    v.check(({ at, day: own }) => fits(own, at), FITS),
    ['day'],
  ),
);

export const ConversationProjectSchema: v.GenericSchema<unknown, ConversationProject> = v.object(
  {
    platform: id,
    account: id,
    conversation: id,
    project: text,
    at: time,
  },
  absent,
);
