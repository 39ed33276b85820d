import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { at } from '../../wire/place';
import type { Answer, Findings, SpendDraft } from '../platform';
import { shaped } from '../read';
import { isRefused } from './envelope';

/** `data.status` of a task that was not taken on (klingCreator). */
const NOT_TAKEN = 7;
/** `paymentMode` of a task that is paid in credits (captures of 2026). */
const BY_CREDITS = 1;

const Refused = v.object({ data: v.object({ status: v.literal(NOT_TAKEN) }) });
const Submitted = v.object({
  data: v.object({ task: v.object({ id: v.union([v.pipe(v.string(), v.minLength(1)), v.number()]) }) }),
});

/**
 * POST /api/task/submit: a generation was taken on. The request carries the price that stood on the button; the answer
 * doesn't confirm it, so the spend is priced, not exact. Other ways to pay (coupons, "unlimited") have a kind of their
 * own without a price: what they take is not known.
 */
export function readSubmit(answer: Answer): Findings {
  if (isRefused(answer) || v.is(Refused, answer.json)) return {};
  const { id } = shaped(Submitted, answer.json).data.task;
  const { task } = answer;
  const { settings, ...use } = task === undefined ? {} : asUse(task);
  const otherMode = at(answer.request.body, 'arguments[name=paymentMode].value').find(
    (mode): mode is string | number =>
      (typeof mode === 'number' || typeof mode === 'string') && Number(mode) !== BY_CREDITS,
  );
  const byCredits = otherMode === undefined && task?.settings?.unlimited !== true;
  const declared = { ...settings, ...(otherMode === undefined ? {} : { paymentMode: otherMode }) };
  const spend: SpendDraft = {
    id: String(id),
    pool: 'credits',
    unit: 'credit',
    basis: 'priced',
    ...use,
    ...(Object.keys(declared).length === 0 ? {} : { settings: declared }),
    ...(byCredits && task?.told !== undefined ? { amount: task.told.amount } : {}),
    ...(task?.characters === undefined ? {} : { promptLength: task.characters }),
  };
  return { spends: [spend] };
}
