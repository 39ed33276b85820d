import type { Page } from 'playwright-core';

/** How often the page has said it so far: an answer, a problem. What the person said is left out. */
export async function timesSaid(page: Page, words: RegExp): Promise<number> {
  const lines = await page.getByRole('log').locator('.said:not(.mine)').allTextContents();
  return lines.filter((line) => words.test(line)).length;
}
