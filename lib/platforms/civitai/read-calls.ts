import * as v from 'valibot';
import type { FailureKind } from '../../core/failure';
import { callsOf } from '../../wire/calls';
import type { Json } from '../../wire/json';
import { readTask, type TaskPick } from '../../wire/task';
import type { Answer, Findings, Reader } from '../platform';
import { refuse, shaped } from '../read';
import { readBuzzAccount } from './balance';
import type { CallReader } from './call';
import { readWhatIf } from './prices';
import { generate, iterate, whatIf } from './tasks';
import { readGenerate, readIterate, readWorkflows } from './traffic';

interface Procedure {
  readonly read: CallReader;
  readonly task?: TaskPick;
  /** Its refusal is a failure of the account. Else it only means that nothing was made, or that no price is known. */
  readonly tellsOfAccount?: true;
}

const procedures: Readonly<Record<string, Procedure>> = {
  'buzz.getBuzzAccount': { read: readBuzzAccount, tellsOfAccount: true },
  'orchestrator.whatIfFromGraph': { read: readWhatIf, task: whatIf },
  'orchestrator.generateFromGraph': { read: readGenerate, task: generate },
  'orchestrator.iterateGenerate': { read: readIterate, task: iterate },
  'orchestrator.queryGeneratedImages': { read: readWorkflows },
};

const Anything = v.custom<Json>(() => true);
const Reply = v.object({
  result: v.optional(v.object({ data: v.object({ json: v.optional(Anything) }) })),
  error: v.optional(
    v.object({
      json: v.optional(v.object({ data: v.optional(v.object({ httpStatus: v.nullish(v.number()) })) })),
    }),
  ),
});

/** All calls of the request that are ours, whichever of them its endpoint is named for. */
export const readCalls: Reader = (answer) => {
  const calls = callsOf({ ...answer.request, params: answer.params });
  const replies = shaped(v.array(Anything), answer.json);
  const found = calls.flatMap(({ name, input }, index) => {
    const procedure = procedures[name];
    return procedure === undefined ? [] : [readCall(answer, procedure, input, replies[index], `[${index}]`)];
  });
  return merged(found);
};

function readCall(
  { at }: Answer,
  { read, task: shape, tellsOfAccount }: Procedure,
  input: Json | undefined,
  reply: Json | undefined,
  place: string,
): Findings {
  const { result, error } = shaped(Reply, reply, place);
  if (error !== undefined) {
    return tellsOfAccount ? refused(error.json?.data?.httpStatus ?? 500, `${place}.error`) : {};
  }
  if (result === undefined) return refuse('changed-shape', place, `Neither result nor error at ${place}.`);
  const body = input === undefined ? {} : { body: input };
  const task = shape && readTask(shape, { params: { list: shape.calls?.[0] ?? '' }, ...body });
  return read({
    data: result.data.json,
    place: `${place}.result.data.json`,
    at,
    ...(task === undefined ? {} : { task }),
  });
}

/** Inside a batch each call has a status of its own. */
function refused(status: number, place: string): never {
  const kinds: Readonly<Record<number, FailureKind>> = {
    401: 'signed-out',
    403: 'not-on-plan',
    429: 'rate-limited',
  };
  return refuse(kinds[status] ?? 'server-error', place, `The balance was refused (${status}).`);
}

function merged(found: readonly Findings[]): Findings {
  const all = <K extends 'pools' | 'spends' | 'refunds' | 'prices'>(name: K) => {
    const lists = found.flatMap((one) => (one[name] === undefined ? [] : [one[name]]));
    return lists.length === 0 ? {} : { [name]: lists.flat() };
  };
  return {
    ...all('pools'),
    ...(found.some(({ complete }) => complete) ? { complete: true } : {}),
    ...all('spends'),
    ...all('refunds'),
    ...all('prices'),
  };
}
