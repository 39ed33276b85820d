import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse } from '../read';
import { identityOf } from './account';
import { lengthName } from './windows';

const BootstrapSchema = v.object({ 'client-bootstrap': v.object({ planType: v.string() }) });

const seconds: Readonly<Record<string, number>> = { weekly: 604_800, monthly: 2_628_000 };

/**
 * The HTML of chatgpt.com/codex/settings/usage: a title (`5h limit`) and on one of the next lines what
 * is left of it (`72% remaining`). Reset times are left out: `today at 2:15 PM` has no zone.
 */
export const codexSettingsPage: Reader = (answer) => {
  const lines = answer.page?.lines ?? [];
  const pools = lines.flatMap((title, index): PoolReading[] => {
    const next = lines[index + 1];
    return next === undefined ? [] : windowOf(title, next);
  });
  const parsed = v.safeParse(BootstrapSchema, answer.page?.scripts);
  if (pools.length === 0 && !parsed.success) {
    return refuse('changed-shape', 'page', 'Neither a plan nor a limit is on the Codex usage page.');
  }
  const plan = parsed.success ? parsed.output['client-bootstrap'].planType : undefined;
  return { ...(pools.length === 0 ? {} : { pools }), ...identityOf(answer, { plan }) };
};

function windowOf(title: string, value: string): PoolReading[] {
  const name = /^([\w-]+) (?:usage )?limit$/i.exec(title)?.[1]?.toLowerCase();
  const [, digits, word] = /^(\d+(?:\.\d+)?)% (remaining|left|used)$/i.exec(value) ?? [];
  if (name === undefined || digits === undefined || word === undefined) return [];
  const used = word.toLowerCase() === 'used' ? Number(digits) : 100 - Number(digits);
  const length = seconds[name] ?? hours(name);
  const window = length === undefined ? { id: name, label: name } : lengthName(length);
  return [
    {
      id: `codex:${window.id}`,
      label: `Codex ${window.label}`,
      unit: 'percent',
      limit: 100,
      used,
      remaining: 100 - used,
      refills: true,
      ...(length === undefined ? {} : { windowSeconds: length }),
    },
  ];
}

/** `5h` and `5-hour` as seconds. */
function hours(name: string): number | undefined {
  const count = /^(\d+)-?h(ours?)?$/.exec(name)?.[1];
  return count === undefined ? undefined : Number(count) * 3600;
}
