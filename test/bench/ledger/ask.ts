import type { Page } from 'playwright-core';
import { bundlePage } from './bundle';
import type { LedgerBench } from './page';

/** Calls one of the page's functions. */
export type Ask = <N extends keyof LedgerBench>(
  name: N,
  ...args: Parameters<LedgerBench[N]>
) => ReturnType<LedgerBench[N]>;

let bundled: Promise<string> | undefined;

/** Puts the bench's code in a page. */
export async function putBench(page: Page): Promise<Ask> {
  bundled ??= bundlePage();
  await page.evaluate(await bundled);
  return (name, ...args) =>
    page.evaluate(
      ({ method, own }) => {
        const { ledgerBench } = globalThis as unknown as {
          ledgerBench: Record<string, (...a: unknown[]) => unknown>;
        };
        return ledgerBench[method]?.(...own);
      },
      { method: name, own: args as unknown[] },
    ) as ReturnType<LedgerBench[typeof name]>;
}
