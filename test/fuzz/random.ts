/** The same inputs in every run, so that a failure is seen again; other ones with `FC_SEED=…` (see ../setup.ts). */
export const seed = Number(process.env.FC_SEED ?? 20_261_122);

/** Random numbers from a seed, at a few nanoseconds each (Marsaglia's xorshift, 32 bits). */
export class Random {
  #state: number;

  /** `name` gives each test numbers of its own. */
  constructor(name: string) {
    let state = seed | 0;
    for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
    this.#state = state || 1;
  }

  /** 0 to `end` - 1. */
  below(end: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) % end;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}
