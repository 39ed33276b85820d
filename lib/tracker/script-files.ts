import type { Platform } from '../platforms/platform';
import type { Endpoint } from '../wire/endpoint';

const CONTENT = '/platform-content.js';
export const TAP = '/page-tap.js' as const;

/** Code that few platforms need, by what needs it. */
const parts: readonly (readonly [file: string, isNeeded: (endpoint: Endpoint) => boolean])[] = [
  ['/page-protobuf.js', ({ response }) => response.protobuf !== undefined],
  ['/page-cbor.js', ({ response }) => response.cbor === true],
  ['/page-seroval.js', ({ response }) => response.seroval === true],
  ['/page-tokens.js', ({ task }) => task?.inputTokens !== undefined],
  ['/page-html.js', ({ response }) => response.page !== undefined],
  ['/page-batchexecute.js', ({ response }) => response.batchexecute !== undefined],
  ['/page-trpc.js', ({ response }) => response.trpc === true],
  ['/page-numbers.js', ({ response }) => response.numbers === true],
];

/** What the pages of a platform get from their start on, by the world that it runs in. */
export interface PageScripts {
  readonly content: readonly string[];
  /** What is to be watched, the parts that it takes, and what watches it. */
  readonly tap: readonly string[];
}

/** Of a site that the person added: what is to be watched is told when the content script asks for it at once. */
const DESCRIBED = { content: '/watch/described-content.js', tap: '/watch/described.js' } as const;

export function pageScripts({ id, endpoints, described }: Platform): PageScripts {
  const all: readonly Endpoint[] = Object.values(endpoints);
  const needed = parts.filter(([, isNeeded]) => all.some(isNeeded)).map(([file]) => file);
  if (described) return { content: [DESCRIBED.content, CONTENT], tap: [DESCRIBED.tap, ...needed, TAP] };
  return { content: [CONTENT], tap: [`/watch/${id}.js`, ...needed, TAP] };
}
