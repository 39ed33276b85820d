import type { DeclaredSettings } from '../entry';
import type { Unit } from '../unit';

/** Spends that are alike. */
export interface Use {
  readonly feature: string;
  readonly model?: string;
  readonly settings?: DeclaredSettings;
  readonly count: number;
  /** Of all of them together, in characters, where all are known. */
  readonly promptLength?: number;
}

/** What a pool lost between two readings, and the spends that lay between them. */
export interface Sample {
  /** When the second reading was made, ms since the epoch. */
  readonly at: number;
  readonly pool: string;
  readonly unit: Unit;
  /** All of them together, in `unit`: 0 or more. */
  readonly amount: number;
  /** At least one, each of another kind. */
  readonly uses: readonly Use[];
}

/** Samples kept for one account: enough for a price a model and feature, little enough for extension storage. */
export const MAX_SAMPLES = 60;
/** A sample with more kinds of spends than these teaches nothing that is worth its room. */
export const MAX_KINDS = 8;

/** The same for spends that ought to cost the same. The order of the settings doesn't matter. */
export function kindOf({ feature, model, settings = {} }: Omit<Use, 'count'>): string {
  const names = Object.keys(settings).sort();
  return JSON.stringify([feature, model ?? null, ...names.map((name) => [name, settings[name]])]);
}
