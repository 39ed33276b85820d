import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearPlace, firstPlace, moved, nextCorner } from '../../../components/inline/place';

const view = { width: 1000, height: 800 };
const box = { left: 644, top: 664, width: 340, height: 120 };

describe('the first place of the warning', () => {
  const size = { width: 340, height: 120 };
  const prompt = { left: 300, top: 700, width: 600, height: 60 };
  const everything = { left: 0, top: 0, width: 1000, height: 800 };
  it.each([
    ['is at the bottom right', [], 'bottom-right'],
    ['is at the top where the prompt box would be covered', [prompt], 'top-right'],
    ['may touch it', [{ left: 0, top: 784 - 120 - 60, width: 1000, height: 60 }], 'bottom-right'],
    [
      'is on the left where the right is taken',
      [prompt, { left: 900, top: 20, width: 80, height: 30 }],
      'top-left',
    ],
    ['is the usual one where all are taken', [everything], 'bottom-right'],
  ] as const)('%s', (_, avoid, corner) => {
    expect(clearPlace(size, view, avoid)).toEqual({ corner, x: 16, y: 16 });
  });
});

describe('moving the warning', () => {
  it('measures from the nearest corner', () => {
    expect(moved(box, 0, 0, view)).toEqual({ corner: 'bottom-right', x: 16, y: 16 });
    expect(moved(box, -600, 0, view)).toEqual({ corner: 'bottom-left', x: 44, y: 16 });
    expect(moved(box, -600, -600, view)).toEqual({ corner: 'top-left', x: 44, y: 64 });
    expect(moved(box, -16, -600, view)).toEqual({ corner: 'top-right', x: 32, y: 64 });
  });

  it('never leaves the window, whatever the move, the box or the window', () => {
    const size = fc.integer({ min: 0, max: 3000 });
    const delta = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        size,
        delta,
        delta,
        delta,
        delta,
        (width, height, w, h, left, top, dx, dy) => {
          const place = moved({ left, top, width: w, height: h }, dx, dy, { width, height });
          expect(place.x).toBeGreaterThanOrEqual(0);
          expect(place.y).toBeGreaterThanOrEqual(0);
          expect(place.x).toBeLessThanOrEqual(Math.max(0, width - w) / 2);
          expect(place.y).toBeLessThanOrEqual(Math.max(0, height - h) / 2);
        },
      ),
    );
  });

  it('goes round the four corners and comes back', () => {
    const round = [0, 1, 2, 3].reduce(
      (places) => [...places, nextCorner(places.at(-1) ?? firstPlace)],
      [firstPlace],
    );
    expect(round.map(({ corner }) => corner)).toEqual([
      'bottom-right',
      'bottom-left',
      'top-left',
      'top-right',
      'bottom-right',
    ]);
  });
});
