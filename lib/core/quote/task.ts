import type { DeclaredSettings } from '../entry';
import { kindOf, type Use } from '../learned/sample';
import type { Unit } from '../unit';
import { type ByScript, totalOf } from './script';

/**
 * What is about to be generated, as far as a request or a form tells: all that a price may depend on, and no
 * text. Members that are not known are absent.
 */
export interface Task {
  /** `message`, `image`, `video`, `create`…: what the platform's costs and spends call it. */
  readonly feature: string;
  readonly model?: string;
  /** How many of it, e.g. clips. Absent: one. */
  readonly count?: number;
  /** Of each. */
  readonly seconds?: number;
  /** Length of the prompt. */
  readonly characters?: number;
  /** All that the model reads, conversation included: an estimate (lib/core/quote/tokens.ts). */
  readonly inputTokens?: number;
  /** Those of them that are not Latin: models' tokenizers differ by it. What is not listed is Latin or code. */
  readonly inputScripts?: ByScript;
  /** Resolution, quality, mode. */
  readonly settings?: DeclaredSettings;
  /** The price that the request itself carries, for all of it. */
  readonly told?: { readonly pool: string; readonly unit: Unit; readonly amount: number };
}

/** The members that tell how much a model reads, from what was counted of it. */
export function asInput(count: ByScript): Pick<Task, 'inputTokens' | 'inputScripts'> {
  const { latin: _latin, ...others } = count;
  return {
    inputTokens: totalOf(count),
    ...(Object.keys(others).length === 0 ? {} : { inputScripts: others }),
  };
}

/** The members of a spend by which prices are learned: those of equal tasks are equal. */
export function asUse({ feature, model, settings, count, seconds }: Task): Omit<Use, 'count'> {
  const declared = {
    ...settings,
    ...(count === undefined || count === 1 ? {} : { count }),
    ...(seconds === undefined ? {} : { seconds }),
  };
  return {
    feature,
    ...(model === undefined ? {} : { model }),
    ...(Object.keys(declared).length === 0 ? {} : { settings: declared }),
  };
}

/** The same for tasks that ought to cost the same, whatever their prompt. */
export function taskKind(task: Task): string {
  return kindOf(asUse(task));
}
