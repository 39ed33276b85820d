import * as v from 'valibot';
import { isJsonObject, type Json } from '../../wire/json';
import type { Answer, Findings, SpendDraft } from '../platform';
import { shaped } from '../read';
import { accountOf } from './account';
import { costs, DOWNLOAD_COST } from './costs';

const Text = v.nullish(v.string());
const Clip = v.object({ id: Text, status: Text, model_name: Text });
const Refused = v.object({ status: v.literal('error') });
const Created = v.object({ status: Text, clips: v.array(Clip) });

/**
 * POST /api/generate/v2-web/: one create. The answer does not tell the price, so the spend is priced
 * by the fixed table, not exact. A refused create may come as 200 with `status: "error"` or without
 * clips, and spends nothing. How "out of credits" is answered is not known.
 */
export function readCreate(answer: Answer): Findings {
  const account = accountOf(answer);
  if (v.is(Refused, answer.json)) return account;
  const { clips } = shaped(Created, answer.json);
  const made = clips.filter((clip) => clip.status !== 'error');
  const [first] = made;
  if (first === undefined) return account;
  const request = isJsonObject(answer.request.body) ? answer.request.body : {};
  const feature = featureOf(request);
  const max = maxMode(request);
  const amount = max ? undefined : costs.find((cost) => cost.feature === feature)?.amount;
  const model = first.model_name || text(request.mv);
  const spend: SpendDraft = {
    ...(first.id ? { id: first.id } : {}),
    pool: 'credits',
    unit: 'credit',
    basis: 'priced',
    feature,
    ...(amount === undefined ? {} : { amount }),
    ...(model === undefined ? {} : { model }),
    ...(max ? { settings: { max: true } } : {}),
    ...(typeof request.prompt === 'number' ? { promptLength: request.prompt } : {}),
  };
  return { spends: [spend], ...account };
}

const Joined = v.object({ id: Text, status: Text, model_name: Text });

/** POST /api/generate/concat/v2/: joins clips to a song. It may spend; how much is not known. */
export function readConcat(answer: Answer): Findings {
  const account = accountOf(answer);
  const { id, status, model_name: model } = shaped(Joined, answer.json);
  if (status === 'error') return account;
  const spend: SpendDraft = {
    ...(id ? { id } : {}),
    pool: 'credits',
    unit: 'credit',
    basis: 'priced',
    feature: 'concat',
    ...(model ? { model } : {}),
  };
  return { spends: [spend], ...account };
}

/**
 * POST /api/billing/clips/:id/download/: a song is paid for once, whatever the format and however
 * often it is fetched (help.suno.com, article 13614785). So the spend's id is the song's.
 */
export function readDownload(answer: Answer): Findings {
  const account = accountOf(answer);
  if (v.is(Refused, answer.json)) return account;
  const spend: SpendDraft = {
    ...(answer.params.id === undefined ? {} : { id: `download:${answer.params.id}` }),
    pool: 'downloads',
    unit: 'download',
    amount: DOWNLOAD_COST,
    basis: 'priced',
    feature: 'download',
  };
  return { spends: [spend], ...account };
}

/** `task` where the request names one; a plain create names none. */
function featureOf(request: { readonly [key: string]: Json }): string {
  return (
    text(request.task) ??
    (text(request.continue_clip_id) === undefined ? undefined : 'extend') ??
    (text(request.cover_clip_id) === undefined ? undefined : 'cover') ??
    'create'
  );
}

/** Max mode costs more than the table says (seen since 2026-09, one report): the next reading tells. */
function maxMode(request: { readonly [key: string]: Json }): boolean {
  return isJsonObject(request.metadata) && request.metadata.is_max_mode === true;
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
