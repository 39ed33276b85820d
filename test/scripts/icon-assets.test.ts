import { describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { iconAssets } from '../../scripts/lib/icon-assets';

const named = platforms.flatMap(({ icon }) => icon ?? []);

describe('the marks that are shipped', () => {
  const assets = iconAssets(named);
  const marks = assets.filter(({ relativeDest }) => relativeDest.endsWith('.svg'));

  it('are those that platforms name, each once, with their licence', () => {
    expect(marks.map(({ relativeDest }) => relativeDest).sort()).toEqual(
      [...new Set(named)].map((name) => `brands/${name}.svg`).sort(),
    );
    expect(assets.at(-1)?.contents).toMatch(/LobeHub.*MIT/s);
  });

  it.each(marks.map((mark) => [mark.relativeDest, mark.contents] as const))(
    '%s is a picture alone: it loads nothing, runs nothing, and has a size of its own to be drawn by',
    (_, svg) => {
      expect(svg).toMatch(/^<svg [^>]*viewBox="[\d. -]+"[^>]*>/);
      expect(svg).not.toMatch(/<script|<image|<foreignObject|<style|\son\w+=|href=|<title/i);
    },
  );

  it('are no more than 120 kB all together', () => {
    expect(assets.reduce((sum, { contents }) => sum + contents.length, 0)).toBeLessThan(120_000);
  });
});

it('one that the package does not have is told at the build', () => {
  expect(() => iconAssets(['nobodys-mark'])).toThrow('nobodys-mark');
});

it('without any, nothing is shipped', () => {
  expect(iconAssets([])).toEqual([]);
});
