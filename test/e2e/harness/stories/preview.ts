import type { Page } from 'playwright-core';
import { accessibleNodes } from '../accessible';
import { soon } from '../story';

/** A price, a balance: no button of a practice page is called so. */
const LINE = /^(≈ |up to |price unknown|\$?\d).*( · .*(→|left)|unknown)/;

/** What the preview says, as assistive technology meets it; undefined: there is none. */
export async function previewLine(page: Page): Promise<string | undefined> {
  const nodes = await accessibleNodes(page);
  return nodes.find(({ role, name }) => role === 'button' && LINE.test(name))?.name;
}

export interface Previewed {
  readonly price: number;
  readonly before: number;
  readonly after: number;
}

/** The numbers of `≈ 3 (2–4)% of your 5-hour window · about 58 → 55%`; undefined where it says something else. */
export function numbersOf(line: string | undefined): Previewed | undefined {
  const number = String.raw`\$?([\d,.]+)`;
  const pattern = new RegExp(`^(?:≈ )?${number}.*?· (?:about )?${number} → ${number}`);
  const [, ...found] = pattern.exec(line ?? '') ?? [];
  const [price, before, after] = found.map((text) => Number(text.replaceAll(',', '')));
  if (price === undefined || before === undefined || after === undefined) return undefined;
  return { price, before, after };
}

/** Waits for the preview that says these numbers, as the site itself says them. */
export async function previews(page: Page, price: number, left: number): Promise<void> {
  await soon(
    () => previewLine(page),
    (line) => {
      const said = numbersOf(line);
      return (
        said !== undefined &&
        isSame(said.price, price) &&
        isSame(said.before, left) &&
        isSame(said.after, left - price)
      );
    },
  );
}

/** Money is told in cents. */
function isSame(said: number, exact: number): boolean {
  return Math.abs(said - exact) <= 0.005 + 1e-9;
}
