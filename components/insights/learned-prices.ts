import { learnedQuote, type Sample } from '../../lib/core/quote';
import type { State } from '../../lib/storage/state';
import type { LearnedPrice } from './prices-section';

/** The prices that the samples of all accounts teach, a row for each platform, pool, feature and model. */
export function learnedPrices(
  { accounts }: Pick<State, 'accounts'>,
  only: { readonly platform?: string; readonly account?: string },
): readonly LearnedPrice[] {
  return Object.entries(accounts)
    .filter(([platform]) => only.platform === undefined || only.platform === platform)
    .flatMap(([platform, records]) => {
      const samples = records
        .filter(({ account }) => only.account === undefined || only.account === account.id)
        .flatMap((record) => record.samples)
        .sort((a, b) => a.at - b.at);
      return alike(samples).flatMap((same) => priceOf(platform, same));
    })
    .sort(
      (a, b) =>
        a.platform.localeCompare(b.platform) ||
        a.feature.localeCompare(b.feature) ||
        (a.model ?? '').localeCompare(b.model ?? ''),
    );
}

function alike(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = JSON.stringify([sample.pool, sample.feature, sample.model ?? null]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [sample]);
    else group.push(sample);
  }
  return [...groups.values()];
}

function priceOf(platform: string, samples: readonly Sample[]): readonly LearnedPrice[] {
  const last = samples.at(-1);
  const quote = last && learnedQuote(samples, last.pool, last.feature, last.model);
  if (last === undefined || quote === undefined) return [];
  const { unit, amount, low, high, count, feature } = quote;
  return [
    {
      platform,
      ...(last.model === undefined ? {} : { model: last.model }),
      feature,
      unit,
      amount,
      low,
      high,
      count,
    },
  ];
}
