import * as v from 'valibot';
import { offsetAt } from '../../core/renewal/offset';
import type { Reader } from '../platform';
import { refuse, shaped } from '../read';
import { readLine } from './lines';

const Failed = v.object({
  ok: v.literal(false),
  error: v.nullish(v.object({ code: v.nullish(v.string()) })),
});
const Told = v.object({ ok: v.literal(true), result: v.object({ displayText: v.array(v.string()) }) });

/** POST /api/internal, `userDisplayBalanceInfo`: free use, a subscription's two pools, own credits and those of workspaces. */
export const readUsage: Reader = ({ json, status, now }) => {
  if (status >= 400) return refuse('signed-out', 'status', `Amp does not accept this key (${status}).`);
  const failed = v.safeParse(Failed, json);
  if (failed.success) {
    if (failed.output.error?.code === 'auth-required')
      return refuse('signed-out', 'error.code', 'Amp does not accept this key.');
    return refuse('server-error', 'error.code', 'Amp answered with an error.');
  }
  const { displayText } = shaped(Told, json).result;
  const lines = displayText.flatMap((line) => readLine(line, nextFreeReset(now)) ?? []);
  const pools = lines.flatMap((line) => line.pools);
  if (pools.length === 0)
    return refuse('changed-shape', 'result.displayText', 'No line that we know is in the text.');
  const plan = lines.find((line) => line.plan !== undefined)?.plan;
  return { pools, complete: true, ...(plan === undefined ? {} : { plan }) };
};

const DAY = 86_400_000;
const ZONE = 'America/New_York';

/** The next 20:00 in New York, ms since the epoch (CodexBar docs/amp.md): no clock is set back or forth at that hour. */
function nextFreeReset(now: number): number {
  const local = now + offsetAt(now, ZONE);
  const [before, hour] = [Math.floor(local / DAY) * DAY, 20 * 3_600_000];
  const next = local < before + hour ? before + hour : before + DAY + hour;
  return next - offsetAt(next - offsetAt(now, ZONE), ZONE);
}
