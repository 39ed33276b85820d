/** Under which the overlay's script leaves itself in the isolated world, which is ours alone. */
export const OVERLAY: unique symbol = Symbol.for('credit-gauge.overlay');
