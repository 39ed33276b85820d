import type { Platform } from '../platforms/platform';
import type { Endpoint } from '../wire/endpoint';

const CONTENT = '/platform-content.js';
export const TAP = '/page-tap.js' as const;

/** Code that few platforms need, by what needs it. */
const parts: readonly (readonly [file: string, isNeeded: (endpoint: Endpoint) => boolean])[] = [
  ['/page-protobuf.js', ({ response }) => response.protobuf !== undefined],
  ['/page-tokens.js', ({ task }) => task?.inputTokens !== undefined],
  ['/page-html.js', ({ response }) => response.page !== undefined],
  ['/page-batchexecute.js', ({ response }) => response.batchexecute !== undefined],
  ['/page-trpc.js', ({ response }) => response.trpc === true],
];

/** What the pages of a platform get from their start on, by the world that it runs in. */
export interface PageScripts {
  readonly content: readonly (typeof CONTENT)[];
  /** What is to be watched, the parts that it takes, and what watches it. */
  readonly tap: readonly string[];
}

export function pageScripts({ id, endpoints }: Platform): PageScripts {
  const all: readonly Endpoint[] = Object.values(endpoints);
  const needed = parts.filter(([, isNeeded]) => all.some(isNeeded)).map(([file]) => file);
  return { content: [CONTENT], tap: [`/watch/${id}.js`, ...needed, TAP] };
}
