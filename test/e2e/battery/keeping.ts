/** What a page knew of its own coming and going: when nothing was under way as it was left, and when much was. */
export interface Kept {
  readonly idle: unknown;
  readonly busy: unknown;
}

export async function keptOf(leaveAndReturn: (isBusy: boolean) => Promise<unknown>): Promise<Kept> {
  return { idle: await leaveAndReturn(false), busy: await leaveAndReturn(true) };
}

interface KeptPage {
  readonly kept?: { leave(isBusy: boolean): Promise<void>; tell(): Promise<unknown> };
}

/** These are evaluated in the page. */
export function isReadyToLeave(): boolean {
  return location.pathname.endsWith('/kept') && (globalThis as KeptPage).kept !== undefined;
}

export function beforeLeaving(isBusy: boolean): Promise<void> | undefined {
  return (globalThis as KeptPage).kept?.leave(isBusy);
}

export function afterReturn(): Promise<unknown> | undefined {
  return (globalThis as KeptPage).kept?.tell();
}
