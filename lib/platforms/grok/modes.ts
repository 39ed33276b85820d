/** A window of queries that a mode has of its own, or a model of the time before modes. */
export interface QueryWindow {
  readonly id: string;
  readonly label: string;
}

/** What one may choose in the prompt box since 2026. `effort`: which of the two limits it falls under, where there are two. */
export const modes: readonly {
  readonly id: string;
  readonly label: string;
  readonly effort?: 'low' | 'high';
}[] = [
  // Grok chooses how hard it thinks, so neither limit is its own.
  { id: 'auto', label: 'Auto' },
  { id: 'fast', label: 'Fast', effort: 'low' },
  { id: 'expert', label: 'Expert', effort: 'high' },
  { id: 'heavy', label: 'Heavy', effort: 'high' },
];

export function modePool(mode: string): string {
  return `mode:${mode}`;
}

/** By the names of a rate-limit call: a mode, or as in 2025 a model and a kind of request (`DEFAULT`, `REASONING`…). */
export function windowOf(name: string, requestKind: string | undefined): QueryWindow {
  const mode = modes.find(({ id }) => id === name);
  if (mode !== undefined) return { id: modePool(mode.id), label: mode.label };
  if (requestKind === undefined || requestKind === 'DEFAULT') return { id: `model:${name}`, label: name };
  const kind = requestKind.toLowerCase();
  return { id: `model:${name}:${kind}`, label: `${name} · ${kind}` };
}

export function effortOf(name: string): 'low' | 'high' | undefined {
  return modes.find(({ id }) => id === name)?.effort;
}
