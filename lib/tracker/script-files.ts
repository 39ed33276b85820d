import type { Platform } from '../platforms/platform';

const CONTENT = '/platform-content.js';
export const TAP = '/page-tap.js' as const;
const PROTOBUF = '/page-protobuf.js' as const;
const TOKENS = '/page-tokens.js' as const;

/** What the pages of a platform get from their start on, by the world that it runs in. */
export interface PageScripts {
  readonly content: readonly (typeof CONTENT)[];
  /** What is to be watched, the parts that it takes, and what watches it. */
  readonly tap: readonly string[];
}

export function pageScripts({ id, endpoints }: Platform): PageScripts {
  const all = Object.values(endpoints);
  const hasProtobuf = all.some(({ response }) => response.protobuf !== undefined);
  const hasTokens = all.some(({ task }) => task?.inputTokens !== undefined);
  return {
    content: [CONTENT],
    tap: [`/watch/${id}.js`, ...(hasProtobuf ? [PROTOBUF] : []), ...(hasTokens ? [TOKENS] : []), TAP],
  };
}
