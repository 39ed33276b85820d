import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';
import { POOL } from './balance';
import { codeOf, expectGood, type Owner } from './envelope';

/**
 * POST /mweb/v1/aigc_draft/generate: a job was taken on, if `ret` is 0; 5000 or -2009 is "not enough credits", 4001 a
 * forbidden prompt. What it takes is not told here: readings teach it. The id is the page's own, which the history has, too.
 */
export const readGenerate =
  (owner: Owner) =>
  (answer: Answer): Findings => {
    const account = owner(answer);
    if (codeOf(answer) !== '0') return { account };
    const { task, request } = answer;
    if (task === undefined) return refuse('changed-shape', 'request', 'The request tells no task.');
    const id = isJsonObject(request.body) ? request.body.submit_id : undefined;
    const spend: SpendDraft = {
      ...(typeof id === 'string' && id !== '' ? { id } : {}),
      pool: POOL,
      unit: 'credit',
      basis: 'priced',
      ...asUse(task),
    };
    return { spends: [spend], account };
  };

const Text = v.nullish(v.string());
const History = v.object({
  response: v.object({
    records: v.nullish(
      v.array(
        v.object({
          /** Above zero whichever way it went. */
          amount: v.pipe(v.number(), v.finite(), v.minValue(0)),
          /** 1: got, 2: spent. */
          history_type: v.number(),
          /** Seconds since the epoch. */
          create_time: v.pipe(v.number(), v.finite(), v.minValue(1e9), v.maxValue(1e11)),
          title: Text,
          history_id: Text,
          submit_id: Text,
        }),
      ),
    ),
  }),
});

const SPENT = 2;

/** POST …/user_credit_history: what past jobs took, exactly. Records without an id can't be told apart and are passed over. */
export const readHistory =
  (owner: Owner) =>
  (answer: Answer): Findings => {
    const account = owner(answer);
    expectGood(answer);
    const { records } = shaped(History, answer.json).response;
    const spends = (records ?? []).flatMap((record): SpendDraft[] => {
      const id = record.submit_id || record.history_id;
      if (record.history_type !== SPENT || !id) return [];
      return [
        {
          id,
          at: record.create_time * 1000,
          pool: POOL,
          unit: 'credit',
          amount: record.amount,
          basis: 'exact',
          feature: featureOf(record.title),
        },
      ];
    });
    return { ...(spends.length === 0 ? {} : { spends }), account };
  };

function featureOf(title: string | null | undefined): string {
  if (title === 'video' || title === '视频') return 'video';
  return title === 'image' || title === '图片' ? 'image' : 'other';
}
