/**
 * What Google's apps answer with `rt=c`: the guard, then chunks with the length of each before it (in UTF-16 units, with
 * its line feeds), which are lists of frames. Bookkeeping frames stand at the end of each.
 */
export function batch(...chunks: readonly (readonly unknown[])[]): string {
  const written = [...chunks, [['e', 4, null, null, 149]]].map((frames) => {
    const text = `\n${JSON.stringify(frames)}\n`;
    return `${text.length}${text}`;
  });
  return `)]}'\n\n${written.join('')}`;
}

/** An answer to a call; `rpc` is null where a service answers that has no calls. */
export function frame(rpc: string | null, value: unknown): readonly unknown[] {
  return ['wrb.fr', rpc, JSON.stringify(value), null, null, null, 'generic'];
}

/** A call that failed, with gRPC's code and perhaps the app's own (as Gemini was seen to write it in 2026). */
export function failed(rpc: string | null, code: number, detail?: number): readonly unknown[] {
  const type = 'type.googleapis.com/assistant.boq.bard.application.BardErrorInfo';
  return ['wrb.fr', rpc, null, null, null, detail === undefined ? [code] : [code, null, [[type, [detail]]]]];
}
