/** What is under way on the page when it is left. */
const doings = ['nothing', 'a request', 'a stream', 'a socket'] as const;

interface KeptPage {
  readonly kept?: { leave(doing: string): Promise<void>; tell(): Promise<unknown> };
}

/** By what was under way: what the page knew afterwards. */
export type Kept = Readonly<Record<string, unknown>>;

export async function keptOf(leaveAndReturn: (doing: string) => Promise<unknown>): Promise<Kept> {
  const kept: Record<string, unknown> = {};
  for (const doing of doings) kept[doing] = await leaveAndReturn(doing);
  return kept;
}

/** These are evaluated in the page. */
export function isReadyToLeave(): boolean {
  return location.pathname.endsWith('/kept') && (globalThis as KeptPage).kept !== undefined;
}

export function beforeLeaving(doing: string): Promise<void> | undefined {
  return (globalThis as KeptPage).kept?.leave(doing);
}

export function afterReturn(): Promise<unknown> | undefined {
  return (globalThis as KeptPage).kept?.tell();
}
