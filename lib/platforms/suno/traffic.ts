import * as v from 'valibot';
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
  const { feature, model = first.model_name, characters } = answer.task ?? { feature: 'create' };
  const amount = costs.find((cost) => cost.feature === feature)?.amount;
  const spend: SpendDraft = {
    ...(first.id ? { id: first.id } : {}),
    pool: 'credits',
    unit: 'credit',
    basis: 'priced',
    feature,
    ...(amount === undefined ? {} : { amount }),
    ...(model ? { model } : {}),
    ...(characters === undefined ? {} : { promptLength: characters }),
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
