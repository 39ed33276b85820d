import type { ReactNode } from 'react';

/** Drawn on a 16 × 16 grid with a 1.5 stroke. Each state has its own outline, so that it never needs its colour. */
const drawings = {
  refresh: <path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8M13.5 1.8v3.4h-3.4" />,
  settings: (
    <>
      <path d="M1.8 4.5h5M11 4.5h3.2M1.8 11.5h3.2M9.2 11.5h5" />
      <circle cx="8.9" cy="4.5" r="2" />
      <circle cx="7" cy="11.5" r="2" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  external: <path d="M6 3H3v10h10v-3M9 2.5h4.5V7M13.2 2.8 7.5 8.5" />,
  chevron: <path d="m4 6 4 4 4-4" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  trash: <path d="M2.5 4.5h11M6.2 4.2V2.5h3.6v1.7M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4" />,
  /** A triangle: getting low. */
  low: <path d="M8 2.8 14.2 13.2H1.8Z" />,
  /** A filled triangle with a mark: almost nothing left. */
  critical: (
    <>
      <path d="M8 2.3 14.6 13.5H1.4Z" fill="currentColor" />
      <path d="M8 6.5v3M8 11.6v.1" stroke="var(--ground)" />
    </>
  ),
  /** A ring with nothing in it but a stroke through it. */
  empty: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="m4 12 8-8" />
    </>
  ),
  /** A diamond: it may not last. */
  tight: <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" />,
  /** Bars of a chart. */
  insights: <path d="M2.5 13.5h11M4 11V8.5M8 11V3M12 11V6" />,
  ok: <path d="m3 8.5 3.4 3.4L13 4.8" />,
  unknown: <path d="M5.3 5.6A2.7 2.7 0 0 1 8 3c1.5 0 2.7 1 2.7 2.4C10.7 7.6 8 7.5 8 9.700M8 12.600v.1" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.800V8l2.2 1.6" />
    </>
  ),
  /** An octagon: something is in the way. */
  failure: (
    <path d="M5.4 1.800h5.200l3.6 3.600v5.200l-3.6 3.600H5.400l-3.6-3.600V5.400ZM8 5v3.400M8 10.900v.1" />
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A picture beside words: hidden from screen readers, which read the words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
