import type { ReactNode } from 'react';

export interface HeatCell {
  readonly key: string;
  /** 0 to 4; undefined: no cell, only its place. */
  readonly level: number | undefined;
  /** Shown when pointed at. */
  readonly title: string;
}

export interface HeatProps {
  /** The accessible name; the numbers are in the chart's table. */
  readonly label: string;
  readonly className: string;
  /** In the order of the CSS grid. */
  readonly cells: readonly HeatCell[];
  /** Words around the cells. */
  readonly children?: ReactNode;
}

/** Cells coloured by how much. The colours get darker on light ground and lighter on dark, so hue says nothing. */
export function Heat({ label, className, cells, children }: HeatProps) {
  return (
    <div className={`heat ${className}`} role="img" aria-label={label}>
      {children}
      <div className="heat-cells" aria-hidden="true">
        {cells.map(({ key, level, title }) => (
          <span key={key} className="heat-cell" data-level={level} title={title === '' ? undefined : title} />
        ))}
      </div>
    </div>
  );
}

/** What the colours mean. */
export function HeatScale() {
  return (
    <p className="heat-scale" aria-hidden="true">
      none
      {[0, 1, 2, 3, 4].map((level) => (
        <span key={level} className="heat-cell" data-level={level} />
      ))}
      most
    </p>
  );
}
