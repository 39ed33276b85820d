import type { View } from '../../lib/storage/schema';

/** How numbers and times are shown everywhere, and the way to flip it. */
export interface Display {
  readonly view: View;
  /** Ms since the epoch. */
  readonly now: number;
  readonly flip: (what: keyof View) => void;
}

/** The view with one of its two sides turned over. */
export function flipped(view: View, what: keyof View): View {
  return what === 'show'
    ? { ...view, show: view.show === 'left' ? 'used' : 'left' }
    : { ...view, time: view.time === 'span' ? 'clock' : 'span' };
}
