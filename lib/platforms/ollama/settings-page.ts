import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Reader } from '../platform';
import { refuse } from '../read';
import { instant } from '../time';
import { dollars, percentUsed } from './amounts';

/** The windows by their titles. How long the hourly one and the free one are is not told. */
const titles: Readonly<Record<string, Pick<PoolReading, 'id' | 'label' | 'windowSeconds'>>> = {
  'session usage': { id: 'session', label: 'Session', windowSeconds: 5 * 3600 },
  'hourly usage': { id: 'hourly', label: 'Hourly' },
  'weekly usage': { id: 'weekly', label: 'Weekly', windowSeconds: 7 * 86_400 },
  'monthly usage': { id: 'monthly', label: 'Monthly' },
  'free usage': { id: 'free', label: 'Free usage' },
};

/**
 * The HTML of ollama.com/settings: a title, on the line after it what is used, and then when the window ends. Who is signed
 * out is sent on to a page that bids them sign in.
 */
export const readSettings: Reader = ({ page }) => {
  const lines = page?.lines ?? [];
  const pools = lines.flatMap((line, index): PoolReading[] => [
    ...windowOf(line, lines[index + 1], lines[index + 2]),
    ...creditsAt(line, lines.slice(index + 1)),
  ]);
  if (pools.length === 0) {
    if (lines.some((line) => /^sign in to ollama$/i.test(line)))
      return refuse('signed-out', 'page', 'The page asks to sign in.');
    return refuse('changed-shape', 'page', 'No usage that we know is on the settings page.');
  }
  const plan = planOf(lines);
  return { pools, complete: true, ...(plan === undefined ? {} : { plan }) };
};

/** How the line of an attribute begins. */
const TIME = 'data-time=';

function windowOf(title: string, value: string | undefined, end: string | undefined): PoolReading[] {
  const titled = titles[title.toLowerCase()];
  if (titled === undefined) return [];
  const resetsAt = end?.startsWith(TIME) ? instant(end.slice(TIME.length)) : undefined;
  const name = { ...titled, ...(resetsAt === undefined ? {} : { resetsAt }) };
  const percent = percentUsed(value);
  if (percent !== undefined) {
    const left = { used: percent, remaining: exact(Math.max(0, 100 - percent)) };
    return [{ ...name, unit: 'percent', limit: 100, ...left, refills: true }];
  }
  const [, usedText, limitText] = /^(\$\S+) of (\$\S+) used$/i.exec(value ?? '') ?? [];
  const [used, limit] = [dollars(usedText), dollars(limitText)];
  if (used === undefined || limit === undefined) return [];
  // "$0 of $0" is a plan without a meter.
  if (limit === 0) return [{ ...name, unit: 'USD', used, quiet: true }];
  return [{ ...name, unit: 'USD', limit, used, remaining: exact(Math.max(0, limit - used)), refills: true }];
}

/**
 * "Usage credits", the plan, `$18.25`, `Refills to $30 in 3 weeks.`: a balance, and what it is filled up to. What lies
 * above that was bought.
 */
function creditsAt(title: string, rest: readonly string[]): PoolReading[] {
  if (title.toLowerCase() !== 'usage credits') return [];
  const after = rest.filter((line) => !line.startsWith(TIME)).slice(0, 3);
  const remaining = after.map(dollars).find((amount) => amount !== undefined);
  if (remaining === undefined) return [];
  const [, text] = after.map((line) => /^refills to (\$[\d,.]*\d) /i.exec(line)).find(Boolean) ?? [];
  const full = dollars(text);
  return [
    {
      id: 'credits',
      label: 'Usage credits',
      unit: 'USD',
      remaining,
      ...(full !== undefined && full > 0 && full >= remaining ? { limit: full } : {}),
    },
  ];
}

function planOf(lines: readonly string[]): string | undefined {
  const title = lines.findIndex((line) => /^(cloud usage|included usage|usage credits)$/i.test(line));
  const [name] = /^(free|pro|max)$/i.exec(lines[title + 1] ?? '') ?? [];
  if (title === -1 || name === undefined) return undefined;
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}
