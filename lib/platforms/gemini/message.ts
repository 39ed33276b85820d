import * as v from 'valibot';
import type { FailureKind } from '../../core/failure';
import { asUse } from '../../core/quote/task';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf } from './account';

const Ids = v.object({ 0: v.nullish(v.string()), 1: v.nullish(v.string()) });
const Piece = v.looseObject({
  '': v.nullish(
    v.object({
      1: v.nullish(Ids),
      4: v.nullish(v.array(v.nullish(v.object({ 0: v.nullish(v.number()) })))),
    }),
  ),
  error: v.nullish(v.number()),
});

/**
 * Codes of BardErrorInfo (HanaokaYuzu/Gemini-API, gpt4free; a protocol reference of 2026-09-21), and gRPC's for no session,
 * those first that say most. 1050 and 1052 are left out: the chosen model was not to be had, which says nothing of the
 * account.
 */
const refusals: readonly (readonly [code: number, kind: FailureKind, says: string])[] = [
  [1037, 'rate-limited', 'A limit of Gemini is reached: it takes no more messages for now.'],
  [7, 'signed-out', 'Gemini says that nobody is signed in.'],
  [1060, 'blocked', 'Gemini takes no messages from this network address.'],
  [1013, 'server-error', 'Gemini had a passing trouble and answered nothing.'],
];

/**
 * POST …/StreamGenerate: a message. Errors come with status 200, and some after an answer that is good, so one counts
 * only where nothing was generated. What a message takes of the windows is not told: the next reading does.
 */
export function readMessage(answer: Answer): Findings {
  const { events } = answer;
  if (events === undefined || events.length === 0)
    return refuse('changed-shape', 'body', 'An answer of batchexecute was expected.');
  const pieces = events.map((event, index) => shaped(Piece, event, `chunks[${index}]`));
  const answers = pieces.flatMap((piece) => (piece[''] ? [piece['']] : []));
  if (answers.some((one) => one[4]?.some((candidate) => candidate?.[0])))
    return { ...accountOf(answer), spends: [spendOf(answer, answers.find((one) => one[1])?.[1])] };
  const errors = pieces.flatMap(({ error }) => error ?? []);
  const refusal = refusals.find(([code]) => errors.includes(code));
  if (refusal !== undefined) refuse(refusal[1], 'error', refusal[2]);
  return accountOf(answer);
}

function spendOf(answer: Answer, ids: v.InferOutput<typeof Ids> | null | undefined): SpendDraft {
  const conversation = ids?.[0];
  const id = ids?.[1];
  return {
    ...(id ? { id } : {}),
    amount: 1,
    unit: 'message',
    basis: 'exact',
    ...asUse(answer.task ?? { feature: 'message' }),
    ...(conversation ? { conversation } : {}),
  };
}
