import * as v from 'valibot';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';

const Usage = v.object({ available: v.pipe(v.number(), v.finite(), v.minValue(0)) });

export const POOL = 'generations';

/** GET /subscription/usage: how many generations are left, as clients of 2024 took it. What else it tells is not known. */
export function readUsage(answer: Answer): Findings {
  const { available: remaining } = shaped(Usage, answer.json);
  return { pools: [{ id: POOL, label: 'Generations', unit: 'use', remaining }] };
}
