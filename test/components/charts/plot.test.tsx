// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Plot } from '../../../components/charts/plot';
import type { Drawn } from '../../../components/charts/plot-canvas';
import type { BarsSpec, PlotSpec } from '../../../components/charts/plot-spec';

const canvas = vi.hoisted(() => ({
  drawPlot:
    vi.fn<(host: HTMLElement, spec: PlotSpec, onPoint: (index: number | undefined) => void) => Drawn>(),
}));
vi.mock('../../../components/charts/plot-canvas', () => canvas);

const drawn = { point: vi.fn(), destroy: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  canvas.drawPlot.mockReturnValue(drawn);
});
afterEach(cleanup);

const spec = (count = 3): BarsSpec => ({
  kind: 'bars',
  xs: Array.from({ length: count }, (_, index) => index),
  series: [],
  xLabel: String,
  yLabel: String,
  describe: (index) => `Day ${index}: ${index * 10} credits`,
});

async function plot(of = spec()) {
  const result = render(<Plot label="Spend by day" spec={of} />);
  await waitFor(() => expect(canvas.drawPlot).toHaveBeenCalled());
  return { ...result, slider: screen.getByRole('slider', { name: 'Spend by day' }) };
}

it('is read by the keys of a slider', async () => {
  const { slider } = await plot();
  const says = () => slider.getAttribute('aria-valuetext');
  expect(says()).toBe('Day 2: 20 credits');
  for (const [key, words] of [
    ['ArrowLeft', 'Day 2: 20 credits'],
    ['ArrowLeft', 'Day 1: 10 credits'],
    ['Home', 'Day 0: 0 credits'],
    ['ArrowLeft', 'Day 0: 0 credits'],
    ['ArrowRight', 'Day 1: 10 credits'],
    ['End', 'Day 2: 20 credits'],
  ] as const) {
    fireEvent.keyDown(slider, { key });
    expect(says(), key).toBe(words);
  }
  expect(drawn.point).toHaveBeenLastCalledWith(2);
  expect(screen.getByText('Day 2: 20 credits')).toBeTruthy();
});

it('leaves other keys to the page', async () => {
  const { slider } = await plot();
  expect(fireEvent.keyDown(slider, { key: 'Tab' })).toBe(true);
  expect(fireEvent.keyDown(slider, { key: 'ArrowLeft' })).toBe(false);
});

it('shows what is pointed at, and nothing after that', async () => {
  await plot();
  const onPoint = canvas.drawPlot.mock.lastCall?.[2];
  act(() => onPoint?.(1));
  expect(screen.getByText('Day 1: 10 credits')).toBeTruthy();
  act(() => onPoint?.(undefined));
  expect(screen.queryByText('Day 1: 10 credits')).toBeNull();
});

it('is drawn anew with other numbers, and the old drawing is taken away', async () => {
  const { rerender } = await plot();
  rerender(<Plot label="Spend by day" spec={spec(5)} />);
  await waitFor(() => expect(canvas.drawPlot.mock.lastCall?.[1].xs).toHaveLength(5));
  expect(drawn.destroy).toHaveBeenCalled();
  expect(screen.getByRole('slider').getAttribute('aria-valuemax')).toBe('4');
});

it('says so where it can not be drawn', async () => {
  canvas.drawPlot.mockImplementation(() => {
    throw new Error('no canvas');
  });
  render(<Plot label="Spend by day" spec={spec()} />);
  expect(await screen.findByText(/can't be drawn here/)).toBeTruthy();
});
