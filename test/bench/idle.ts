import type { Page } from 'playwright-core';
import { waitForAccessible } from '../e2e/harness/accessible';
import type { Balances, ExtensionSide } from './side';
import { claudePage } from './side';

/** How long a tab is watched in which nothing happens, in ms. */
export const WATCHED = 20_000;
/** After its load, until what the page and we have to do is done. */
const SETTLE = 5_000;

/** How often the browser called into scripts of ours: timers, frames, observers, listeners, messages, whatever it is. */
export interface Idle {
  readonly state: string;
  readonly wakeUps: number;
  /** Script and function -> calls. */
  readonly calls: Readonly<Record<string, number>>;
}

interface State {
  readonly title: string;
  readonly stored: Balances;
  /** What stands in the page. */
  readonly region?: RegExp;
  /** Percent of the session's window. */
  readonly used?: number;
}

/** Two states in which nothing of ours should run, and one that shows that it would be seen. */
const states: readonly State[] = [
  { title: 'platform on, nothing of ours in the page', stored: 'unseen' },
  { title: 'platform on, the preview shown', stored: 'four', region: /cost preview$/ },
  {
    title: 'a warning shown, which looks again each second',
    stored: 'unseen',
    region: /^Credit Gauge: Claude/,
    used: 94,
  },
];

/** Leaves a tab of claude.ai alone in each state, and counts. The tab is in front: hidden ones are throttled. */
export async function idleTabs({
  context,
  practice,
  run,
  store,
  rest,
}: ExtensionSide): Promise<readonly Idle[]> {
  const found: Idle[] = [];
  const { session: before } = practice.claude.organization.usage;
  for (const { title, stored, region, used } of states) {
    practice.claude.setUsage({ session: used ?? before });
    await store(stored);
    await rest();
    const page = await context.newPage();
    try {
      await page.goto(claudePage);
      await page.bringToFront();
      if (region !== undefined) await waitForAccessible(page, 'region', region);
      await page.waitForTimeout(SETTLE);
      await rest();
      const calls = await callsInto(page, `chrome-extension://${run.extensionId}/`, WATCHED);
      const wakeUps = Object.values(calls).reduce((sum, one) => sum + one, 0);
      found.push({ state: title, wakeUps, calls });
    } finally {
      await page.close();
    }
  }
  practice.claude.setUsage({ session: before });
  return found;
}

/** For people. */
export function idleTable(idle: readonly Idle[]): string {
  const lines = idle.map(({ state, wakeUps, calls }) => {
    const which = Object.entries(calls).map(([name, times]) => `${name}: ${times}`);
    return `  ${state}: ${wakeUps} wake-ups${which.length === 0 ? '' : ` (${which.join(', ')})`}`;
  });
  return [`Idle tab, calls of the browser into our scripts in ${WATCHED / 1000} s`, ...lines].join('\n');
}

interface TraceEvent {
  readonly name: string;
  readonly args?: { readonly data?: { readonly url?: string; readonly functionName?: string } };
}

/**
 * Chromium writes a `FunctionCall` into its trace whenever it calls a function of a script, and an `EvaluateScript` when
 * it runs one (Chrome DevTools Protocol, Tracing; category devtools.timeline), with the script's address.
 */
async function callsInto(page: Page, prefix: string, ms: number): Promise<Idle['calls']> {
  const session = await page.context().newCDPSession(page);
  const calls: Record<string, number> = {};
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as unknown as TraceEvent[]) {
      if (name !== 'FunctionCall' && name !== 'EvaluateScript') continue;
      const { url = '', functionName = '' } = args?.data ?? {};
      if (!url.startsWith(prefix)) continue;
      const called = `${url.slice(prefix.length)} ${functionName}`.trim();
      calls[called] = (calls[called] ?? 0) + 1;
    }
  });
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await page.waitForTimeout(ms);
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return calls;
}
