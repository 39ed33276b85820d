import type { CDPSession, Page } from 'playwright-core';

/** Layouts and style recalculations that a script forced, by the address of the script that did it. */
export interface Forced {
  readonly byUrl: ReadonlyMap<string, number>;
  /** All layouts and style recalculations, by whomever. */
  readonly layouts: number;
  readonly styles: number;
}

interface TraceEvent {
  readonly name: string;
  readonly args?: { readonly beginData?: { readonly stackTrace?: readonly { readonly url: string }[] } };
}

/** Runs `use` and tells what layout it cost the page (Chrome DevTools Protocol: Tracing, Performance.getMetrics). */
export async function forcedLayouts(page: Page, use: () => Promise<void>): Promise<Forced> {
  const session = await page.context().newCDPSession(page);
  try {
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Performance.enable');
    const before = await counts(session);
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: {
        includedCategories: [
          'devtools.timeline',
          'disabled-by-default-devtools.timeline',
          'disabled-by-default-devtools.timeline.stack',
        ],
      },
    });
    await use();
    const after = await counts(session);
    await session.send('Tracing.end');
    await complete;
    const byUrl = new Map<string, number>();
    for (const { name, args } of events) {
      if (name !== 'Layout' && name !== 'UpdateLayoutTree') continue;
      const url = args?.beginData?.stackTrace?.[0]?.url;
      if (url !== undefined) byUrl.set(url, (byUrl.get(url) ?? 0) + 1);
    }
    return { byUrl, layouts: after.layouts - before.layouts, styles: after.styles - before.styles };
  } finally {
    await session.detach();
  }
}

async function counts(session: CDPSession): Promise<{ layouts: number; styles: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { layouts: of('LayoutCount'), styles: of('RecalcStyleCount') };
}
