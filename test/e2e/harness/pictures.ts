import type { Worker } from 'playwright-core';

/** Less than this in each colour is how letters are smoothed, which the browser does one way or another. */
const ALIKE = 64;

/** The part of their pixels in which two PNGs (base64) differ, decoded in a worker of the browser. */
export function differenceOf(worker: Worker, left: string, right: string): Promise<number> {
  return worker.evaluate(
    async ([pngs, alike]) => {
      const [one, other] = await Promise.all(
        pngs.map(async (png) => {
          const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const { width, height } = bitmap;
          const context = new OffscreenCanvas(width, height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return { width, data: context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray() };
        }),
      );
      if (one === undefined || one.width !== other?.width || one.data.length !== other.data.length) return 1;
      const others = other.data;
      return (
        one.data.filter((value, at) => Math.abs(value - (others[at] ?? 0)) > alike).length / others.length
      );
    },
    [[left, right], ALIKE] as const,
  );
}
