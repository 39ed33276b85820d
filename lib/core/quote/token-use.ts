import { type ExpectedOutput, usualOutput } from './rule';

/** How many tokens one model's tasks took, as the platform counts them. The newest last. */
export interface ModelTokens {
  readonly model: string;
  /** Of what was sent: by our estimate, and really. */
  readonly inputs: readonly { readonly estimated: number; readonly real: number }[];
  /** Of the answers. */
  readonly outputs: readonly number[];
}

/** What was seen of a finished task. */
export interface SeenTokens {
  readonly model: string;
  readonly estimated?: number;
  readonly input?: number;
  readonly output?: number;
}

export const MAX_SEEN_ANSWERS = 20;
export const MAX_TOKEN_MODELS = 12;
/** Below so many answers the usual guess is better than what was seen. */
const ENOUGH_OUTPUTS = 3;

export function keepTokens(
  kept: readonly ModelTokens[],
  seen: readonly SeenTokens[],
): readonly ModelTokens[] {
  let all = kept;
  for (const { model, estimated, input, output } of seen) {
    const before = all.find((one) => one.model === model) ?? { model, inputs: [], outputs: [] };
    const inputs =
      estimated === undefined || input === undefined || estimated <= 0
        ? before.inputs
        : [...before.inputs, { estimated: Math.round(estimated), real: Math.round(input) }];
    const outputs = output === undefined ? before.outputs : [...before.outputs, Math.round(output)];
    const after = {
      model,
      inputs: inputs.slice(-MAX_SEEN_ANSWERS),
      outputs: outputs.slice(-MAX_SEEN_ANSWERS),
    };
    all = [...all.filter((one) => one.model !== model), after].slice(-MAX_TOKEN_MODELS);
  }
  return all;
}

/** How long the model's answers are: the middle, and what nine of ten lie between. */
export function outputsOf(tokens: readonly ModelTokens[]): Readonly<Record<string, ExpectedOutput>> {
  return Object.fromEntries(
    tokens
      .filter(({ outputs }) => outputs.length >= ENOUGH_OUTPUTS)
      .map(({ model, outputs }) => {
        const sorted = [...outputs].sort((a, b) => a - b);
        const part = (share: number) =>
          sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? usualOutput.typical;
        return [model, { low: part(0.05), typical: part(0.5), high: part(0.95), count: outputs.length }];
      }),
  );
}

/** Real tokens for each that we estimate, by model. Of all together, so that long prompts count for more. */
export function ratiosOf(tokens: readonly ModelTokens[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    tokens
      .filter(({ inputs }) => inputs.length > 0)
      .map(({ model, inputs }) => {
        const sum = (of: 'estimated' | 'real') => inputs.reduce((all, one) => all + one[of], 0);
        return [model, sum('real') / sum('estimated')];
      }),
  );
}
