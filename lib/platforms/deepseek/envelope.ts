import * as v from 'valibot';
import type { Json } from '../../wire/json';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

const Envelope = v.object({
  code: v.number(),
  data: v.nullish(
    v.object({ biz_code: v.nullish(v.number()), biz_data: v.custom<Json | undefined>(() => true) }),
  ),
});

/** The session has ended (steipete/CodexBar, docs/deepseek.md); either code may hold it. */
const ENDED: readonly number[] = [40_002, 40_003];

/** What DeepSeek's answers are wrapped in, with status 200 for refusals as well: gives `data.biz_data`. */
export function dataOf(answer: Answer): Json | undefined {
  const { code, data } = shaped(Envelope, answer.json);
  for (const [place, one] of [
    ['code', code],
    ['data.biz_code', data?.biz_code ?? 0],
  ] as const) {
    if (ENDED.includes(one)) refuse('signed-out', place, `DeepSeek says that nobody is signed in (${one}).`);
    if (one !== 0) refuse('server-error', place, `DeepSeek could not tell it (${one}).`);
  }
  return data?.biz_data;
}
