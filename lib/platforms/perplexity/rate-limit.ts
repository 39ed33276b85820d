import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Unit } from '../../core/unit';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';

const Count = v.nullish(v.pipe(v.number(), v.finite(), v.minValue(0)));
const Source = v.object({ monthly_limit: Count, remaining: Count });

const RateLimit = v.object({
  remaining_pro: Count,
  remaining_research: Count,
  remaining_labs: Count,
  remaining_agentic_research: Count,
  sources: v.nullish(v.object({ source_to_limit: v.nullish(v.record(v.string(), v.nullable(Source))) })),
});

/** `someHave`: not on every plan. None left of it can mean that there never was any: it is quiet then. */
const counts: readonly {
  readonly field: keyof v.InferOutput<typeof RateLimit> & `remaining_${string}`;
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly someHave?: true;
}[] = [
  { field: 'remaining_pro', id: 'pro', label: 'Pro searches', unit: 'query' },
  { field: 'remaining_research', id: 'research', label: 'Deep Research', unit: 'use' },
  { field: 'remaining_labs', id: 'labs', label: 'Create files and apps', unit: 'use', someHave: true },
  {
    field: 'remaining_agentic_research',
    id: 'agentic-research',
    label: 'Agentic research',
    unit: 'use',
    someHave: true,
  },
];

/**
 * GET /rest/rate-limit/all: what is left of each kind of question. Neither how many there were nor when they are
 * renewed is told; the Pro searches are counted by the week, the others by the month. A zero is not always true: the
 * site has told it for a moment while there was something left (dossier chat.md, "Trouble").
 */
export function readRateLimit(answer: Answer): Findings {
  const limits = shaped(RateLimit, answer.json);
  const pools = counts.flatMap(({ field, id, label, unit, someHave }): PoolReading[] => {
    const remaining = limits[field];
    if (typeof remaining !== 'number') return [];
    if (remaining > 0) return [{ id, label, unit, remaining }];
    return [{ id, label, unit, remaining, doubtsZero: true, ...(someHave ? { quiet: true } : {}) }];
  });
  if (pools.length === 0) refuse('changed-shape', 'remaining_pro', 'The answer tells no count that we know.');
  return { pools: [...pools, ...sourcePools(limits.sources?.source_to_limit ?? {})], complete: true };
}

/**
 * Sources that may be searched so often a month. Without a limit (null) or with none to use (0) a source has no meter.
 * Quiet: where one is used up, a question is answered from the others.
 */
function sourcePools(sources: Readonly<Record<string, v.InferOutput<typeof Source> | null>>): PoolReading[] {
  return Object.entries(sources).flatMap(([name, source]): PoolReading[] => {
    const { monthly_limit: limit, remaining } = source ?? {};
    if (!limit || typeof remaining !== 'number') return [];
    return [
      { id: `source:${name}`, label: `Source: ${words(name)}`, unit: 'query', limit, remaining, quiet: true },
    ];
  });
}

/** `google_drive` as `Google drive`. */
function words(name: string): string {
  const text = name.replace(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
