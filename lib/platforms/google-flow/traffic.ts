import * as v from 'valibot';
import { priceByRules, usualOutput } from '../../core/quote/rule';
import { asUse, type Task } from '../../core/quote/task';
import type { Answer, Findings, Refund, SpendDraft } from '../platform';
import { refuse, shaped } from '../read';
import { creditsAfter } from './balance';
import { costs } from './costs';

const Text = v.nullish(v.string());
const Made = {
  operations: v.nullish(v.array(v.object({ operation: v.nullish(v.object({ name: Text })), status: Text }))),
  media: v.nullish(
    v.array(
      v.object({
        name: Text,
        mediaMetadata: v.nullish(
          v.object({ mediaStatus: v.nullish(v.object({ mediaGenerationStatus: Text })) }),
        ),
      }),
    ),
  ),
};
const Left = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Started = v.object({ ...Made, remainingCredits: Left });

/**
 * POST /v1/video:batchAsyncGenerateVideo…: as many clips as there are requests. What they take is not told, but what is
 * left afterwards is, in most answers: so the spend is priced by the table, and the reading that comes with it corrects
 * that and teaches. How "out of credits" is answered is not known; statuses from 400 on spend nothing.
 */
export function readVideo(answer: Answer): Findings {
  const started = shaped(Started, answer.json);
  const names = namesOf(started);
  const after = creditsAfter(started.remainingCredits);
  if (names.length === 0 && after.pools === undefined)
    return refuse('changed-shape', 'operations', 'Nothing was said of what is being made.');
  const { task } = answer;
  const single = names.length === 1 && (task?.count ?? 1) === 1;
  const [name] = names;
  return { spends: [spendOf(task ?? { feature: 'video' }, name && idOf(name, single))], ...after };
}

/** Several clips are one spend, of which a single failed one may not be taken back: so it has an id of another kind. */
function idOf(name: string, single: boolean): string {
  return single ? `clip:${name}` : `clips:${name}`;
}

/** Where the table only tells a range, the amount is not known. */
function spendOf(task: Task, id: string | undefined): SpendDraft {
  const price = priceByRules(costs, task, usualOutput);
  return {
    ...(id === undefined ? {} : { id }),
    ...{ pool: 'credits', unit: 'credit', basis: 'priced' as const },
    ...(price === undefined || price.low !== price.high ? {} : { amount: price.amount }),
    ...asUse(task),
  };
}

const Pictures = v.object({ media: v.nullish(v.array(v.object({ name: Text }))), remainingCredits: Left });

/** POST …/flowMedia:batchGenerateImages: pictures, which take no credits (June 2026). */
export function readImages(answer: Answer): Findings {
  const { media, remainingCredits } = shaped(Pictures, answer.json);
  const name = media?.find((one) => one.name)?.name;
  return {
    spends: [spendOf(answer.task ?? { feature: 'image' }, name ? `images:${name}` : undefined)],
    ...creditsAfter(remainingCredits),
  };
}

/** Google's enum of media; `…_ERROR` is what flow2api makes of it where nothing else is told. */
const FAILED = 'MEDIA_GENERATION_STATUS_FAILED';

const Status = v.object(Made);

/**
 * POST /v1/video:batchCheckAsyncVideoGenerationStatus: a clip that failed is paid back. Known for a clip that was made
 * alone; of several of which one failed, the next reading tells.
 */
export function readStatus(answer: Answer): Findings {
  const { operations, media } = shaped(Status, answer.json);
  const failed = [
    ...(operations ?? []).filter(({ status }) => status === FAILED).map(({ operation }) => operation?.name),
    ...(media ?? [])
      .filter(({ mediaMetadata }) => mediaMetadata?.mediaStatus?.mediaGenerationStatus === FAILED)
      .map(({ name }) => name),
  ];
  const refunds = failed.flatMap((name): Refund[] =>
    name ? [{ id: idOf(name, true), unit: 'credit' }] : [],
  );
  return refunds.length === 0 ? {} : { refunds };
}

function namesOf({ operations, media }: v.InferOutput<typeof Started>): readonly string[] {
  const names = operations?.length
    ? operations.map(({ operation }) => operation?.name)
    : (media ?? []).map(({ name }) => name);
  return names.flatMap((name) => name || []);
}
