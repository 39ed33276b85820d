import * as v from 'valibot';
import { asUse } from '../../core/quote/task';
import { isJsonObject } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf, teamOf } from './account';
import { Details, POOL, readTokens, Team } from './balance';

const some = <T extends v.GenericSchema>(schema: T) => v.optional(v.array(schema), []);
const Extensions = v.nullish(
  v.looseObject({
    code: v.nullish(v.string()),
    statusCode: v.nullish(v.union([v.number(), v.string()])),
  }),
);
/** Under each name all that stands there, wherever in the answer. */
const Found = v.looseObject({
  data: some(v.unknown()),
  errors: some(v.nullable(v.array(v.nullable(v.looseObject({ extensions: Extensions }))))),
  user_details: some(v.nullable(v.array(v.nullable(Details)))),
  teams: some(v.unknown()),
  generate: some(v.nullable(v.looseObject({ generationId: v.nullish(v.string()) }))),
});
type Found = v.InferOutput<typeof Found>;

/** POST /v1/graphql: whatever the operation, the tokens and the generation that its answer speaks of. */
export function readGraphql(answer: Answer): Findings {
  const found = shaped(Found, answer.json);
  const operation = isJsonObject(answer.request.body) ? answer.request.body.operationName : undefined;
  const isAsked = operation === 'GetTokenBalance' || operation === 'GetUserTokensFromSub';
  refuseOldToken(found, answer.status, isAsked);
  const tokens = tokensOf(found, answer);
  if (tokens === undefined && isAsked && teamOf(answer) === undefined)
    refuse('changed-shape', 'user_details', 'It is not told how many tokens are left.');
  const spend = operation === 'Generate' ? spendOf(found, answer) : undefined;
  if (tokens === undefined && spend === undefined) return {};
  return { ...tokens, ...(spend === undefined ? {} : { spends: [spend] }), ...accountOf(answer) };
}

/**
 * Hasura calls a token that is too old `invalid-jwt`, in an answer with status 200; a client saw 401 as `statusCode`, and
 * two others as the status. The page may get a new one and ask again, so only who asked for the balance is signed out: the
 * next time that it is asked tells otherwise.
 */
function refuseOldToken({ errors, data }: Found, status: number, isAsked: boolean): void {
  const isOld = errors
    .flatMap((one) => one ?? [])
    .some((one) => one?.extensions?.code === 'invalid-jwt' || Number(one?.extensions?.statusCode) === 401);
  const at = status === 401 ? 'status' : 'errors';
  if (at === 'errors' && (!isOld || data.some(isObject))) return;
  if (isAsked) refuse('signed-out', at, 'Leonardo says that nobody is signed in.');
  refuse('expired', at, 'The sign-in that this was asked with has expired.');
}

/** A team's are told beside the person's own, by its id. */
function tokensOf({ user_details, teams }: Found, answer: Answer): Findings | undefined {
  const team = teamOf(answer);
  if (team === undefined) {
    return user_details
      .flatMap((list) => list ?? [])
      .map((details) => (details === null ? undefined : readTokens(details, answer.now)))
      .find((read) => read !== undefined);
  }
  const own = teams.flat().find((one) => v.is(Team, one) && one.akUUID === team);
  return own === undefined ? undefined : readTokens(v.parse(Team, own), answer.now);
}

/** The answer's `apiCreditCost` is of the developers' purse. What the web takes is not told: readings teach it. */
function spendOf({ generate }: Found, { task }: Answer): SpendDraft | undefined {
  const id = generate.find((one) => one?.generationId)?.generationId;
  if (!id || task === undefined) return undefined;
  return {
    id,
    pool: POOL,
    unit: 'token',
    basis: 'priced',
    ...asUse(task),
    ...(task.characters === undefined ? {} : { promptLength: task.characters }),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
