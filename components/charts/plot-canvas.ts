import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { BarsSpec, LinesSpec, PlotSpec } from './plot-spec';

/**
 * The only file that knows uPlot. It is read when the first plot is drawn. A plot is drawn anew whenever
 * anything about it changes (some milliseconds), which keeps this free of state.
 */
export interface Drawn {
  /** Shows the cursor at the index; undefined: nowhere. */
  point(index: number | undefined): void;
  destroy(): void;
}

const HEIGHT = 240;

/** Draws into `host`, as wide as it is. `onPoint`: the index under the pointer, undefined when it has left. */
export function drawPlot(
  host: HTMLElement,
  spec: PlotSpec,
  onPoint: (index: number | undefined) => void,
): Drawn {
  const look = lookOf(host);
  const width = Math.max(120, Math.floor(host.clientWidth));
  const base = {
    width,
    height: HEIGHT,
    legend: { show: false },
    padding: [10, 20, 0, 0] as uPlot.Padding,
  };
  const cursor: uPlot.Cursor = { y: false, drag: { x: false, y: false }, points: { show: false } };
  let pointed: number | undefined;
  const hooks: uPlot.Hooks.Arrays = {
    setCursor: [
      (self) => {
        const index = (self.cursor.left ?? -1) < 0 ? undefined : (self.cursor.idx ?? undefined);
        if (index === pointed) return;
        pointed = index;
        onPoint(index);
      },
    ],
  };
  const plot =
    spec.kind === 'bars'
      ? new uPlot({ ...base, cursor, hooks, ...barsOptions(spec, look) }, barsData(spec), host)
      : new uPlot(
          {
            ...base,
            cursor,
            hooks: { ...hooks, draw: [marksHook(spec, look)] },
            ...linesOptions(spec, look),
          },
          [spec.xs.map((at) => at / 1000), ...spec.series.map(({ values }) => [...values])],
          host,
        );
  return {
    point: (index) => {
      const x = index === undefined ? undefined : plot.data[0]?.[index];
      const left = x === undefined ? -10 : plot.valToPos(x, 'x');
      plot.setCursor({ left, top: x === undefined ? -10 : 0 });
    },
    destroy: () => plot.destroy(),
  };
}

interface Look {
  readonly colour: (token: string) => string;
  readonly font: string;
}

function lookOf(host: HTMLElement): Look {
  const style = getComputedStyle(host);
  return {
    colour: (token) => style.getPropertyValue(token).trim(),
    font: `12px ${style.fontFamily}`,
  };
}

function axes(look: Look, yLabel: (value: number) => string): { x: uPlot.Axis; y: uPlot.Axis } {
  const grid = { stroke: look.colour('--chart-grid'), width: 1 };
  const common: uPlot.Axis = { stroke: look.colour('--muted'), font: look.font, ticks: { show: false } };
  return {
    x: { ...common, grid: { show: false }, size: 28, gap: 6 },
    y: {
      ...common,
      grid,
      gap: 6,
      // As wide as the longest label, about 7 px a letter.
      size: (_self, values) => 14 + 7 * Math.max(3, ...(values ?? []).map((value) => value.length)),
      values: (_self, splits) => splits.map(yLabel),
      space: 40,
    },
  };
}

/** From 0, and never of height 0. */
const fromZero: uPlot.Scale = {
  range: (_self, _min, max) => uPlot.rangeNum(0, (max ?? 0) > 0 ? (max ?? 1) : 1, 0.08, true),
};

function barsOptions(spec: BarsSpec, look: Look): Pick<uPlot.Options, 'series' | 'axes' | 'scales'> {
  const { x, y } = axes(look, spec.yLabel);
  const last = spec.xs.length - 1;
  const bars = uPlot.paths.bars?.({ size: [0.8, 48, 1], gap: spec.xs.length > 60 ? 0 : 1 });
  const ground = look.colour('--ground');
  return {
    scales: { x: { time: false, range: () => [-0.6, last + 0.6] }, y: fromZero },
    axes: [
      {
        ...x,
        splits: (self) => someOf(spec.xs.length, self.width / 84),
        values: (_self, splits) => splits.map(spec.xLabel),
      },
      y,
    ],
    series: [
      {},
      // The tallest first: each lower part is drawn over it, with an edge of the ground's colour.
      ...spec.series.toReversed().map(({ colour }) => ({
        fill: look.colour(colour),
        stroke: ground,
        width: spec.xs.length > 60 ? 0 : 1,
        points: { show: false },
        ...(bars === undefined ? {} : { paths: bars }),
      })),
    ],
  };
}

/** Parts added up from below, the whole first. */
function barsData({ xs, series }: BarsSpec): uPlot.AlignedData {
  const heights: number[][] = [];
  for (const { values } of series) {
    const below = heights.at(-1);
    heights.push(xs.map((_, index) => (below?.[index] ?? 0) + (values[index] ?? 0)));
  }
  return [[...xs], ...heights.reverse()];
}

/** Indices at even steps, at most `most` of them. */
function someOf(length: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(length / Math.max(1, most)));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}

function linesOptions(
  spec: LinesSpec,
  look: Look,
): Pick<uPlot.Options, 'series' | 'axes' | 'scales' | 'bands'> {
  const { x, y } = axes(look, spec.yLabel);
  const { band } = spec;
  return {
    scales: { y: fromZero },
    axes: [
      {
        ...x,
        space: 84,
        values: (_self, splits, _axis, _space, incr) =>
          splits.map((at) => spec.xLabel(at * 1000, incr * 1000)),
      },
      y,
    ],
    series: [
      {},
      ...spec.series.map((line) => ({
        stroke: look.colour(line.colour),
        width: line.look === 'edge' ? 0 : 2,
        points: { show: false },
        ...(line.look === 'dashed' ? { dash: [6, 4] } : {}),
      })),
    ],
    ...(band === undefined
      ? {}
      : { bands: [{ series: [band.high + 1, band.low + 1], fill: look.colour('--chart-band') }] }),
  };
}

/** Events: upright lines with their words at the top, as far as these don't run into each other. */
function marksHook({ marks }: LinesSpec, look: Look): (self: uPlot) => void {
  return (self) => {
    const { ctx, bbox } = self;
    const ratio = uPlot.pxRatio;
    ctx.save();
    ctx.font = look.font.replace('12px', `${Math.round(11 * ratio)}px`);
    ctx.fillStyle = look.colour('--muted');
    ctx.strokeStyle = look.colour('--muted');
    ctx.lineWidth = ratio;
    // The axes leave theirs behind.
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    let free = 0;
    for (const { at, label, dashed } of marks) {
      const left = self.valToPos(at / 1000, 'x', true);
      if (left < bbox.left || left > bbox.left + bbox.width) continue;
      ctx.setLineDash(dashed ? [3 * ratio, 3 * ratio] : []);
      ctx.beginPath();
      ctx.moveTo(left, bbox.top);
      ctx.lineTo(left, bbox.top + bbox.height);
      ctx.stroke();
      const width = ctx.measureText(label).width;
      const fitsAfter = left + width + 6 * ratio < bbox.left + bbox.width;
      const start = fitsAfter ? left + 4 * ratio : left - width - 4 * ratio;
      if (start < free) continue;
      ctx.fillText(label, start, bbox.top + 11 * ratio);
      free = start + width + 8 * ratio;
    }
    ctx.restore();
  };
}
