import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Drawn } from './plot-canvas';
import type { PlotSpec } from './plot-spec';
import { useLook } from './use-look';

export interface PlotProps {
  /** The accessible name of the drawing. */
  readonly label: string;
  /** Keep it the same object while nothing changes: a new one is drawn anew. */
  readonly spec: PlotSpec;
}

const HINT = 'Point at it, or use the arrow keys, to read single values.';

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 7,
  PageDown: -7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * A drawing that can be read point by point: by pointer, and by the keys of a slider, which screen readers know.
 * Time goes from left to right in all languages.
 */
export function Plot({ label, spec }: PlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const [index, setIndex] = useState<number>();
  const [failed, setFailed] = useState(false);
  const { look, width } = useLook(host);
  const last = spec.xs.length - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` and `width` are read from the page by drawPlot
  useEffect(() => {
    let ended = false;
    setIndex(undefined);
    import('./plot-canvas')
      .then(({ drawPlot }) => {
        if (ended || host.current === null) return;
        drawn.current = drawPlot(host.current, spec, setIndex);
      })
      .catch(() => {
        // A browser without canvas, or a file that is gone after an update: the table still has the numbers.
        if (!ended) setFailed(true);
      });
    return () => {
      ended = true;
      drawn.current?.destroy();
      drawn.current = undefined;
    };
  }, [spec, look, width]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || last < 0) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, (index ?? last) + (index === undefined && step < 0 ? 0 : step)));
    setIndex(next);
    drawn.current?.point(next);
  };

  const at = index === undefined ? undefined : Math.min(index, last);
  return (
    <div className="plot">
      <div
        ref={host}
        className="plot-canvas"
        dir="ltr"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={at ?? Math.max(0, last)}
        aria-valuetext={last < 0 ? 'nothing' : spec.describe(at ?? last)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setIndex(undefined);
          drawn.current?.point(undefined);
        }}
      />
      {failed ? (
        <p className="plot-readout">This can't be drawn here. The table has the same numbers.</p>
      ) : (
        <p className="plot-readout" aria-hidden="true">
          {at === undefined ? HINT : spec.describe(at)}
        </p>
      )}
    </div>
  );
}
