import * as v from 'valibot';
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

/** Codes of BardErrorInfo (HanaokaYuzu/Gemini-API; a protocol reference of 2026-09-21), and gRPC's for no session. */
const LIMIT_REACHED = 1037;
const REFUSED = 7;

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
  if (errors.includes(LIMIT_REACHED))
    return refuse(
      'rate-limited',
      'error',
      'A limit of Gemini is reached: it takes no more messages for now.',
    );
  if (errors.includes(REFUSED)) return refuse('signed-out', 'error', 'Gemini says that nobody is signed in.');
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
