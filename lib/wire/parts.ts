import type { countTokens } from '../core/quote/tokens';
import type { batchForm } from './batchexecute';
import type { readCbor } from './cbor';
import type { numbersOf } from './numbers';
import type { readPage } from './page-text';
import type { readProtobuf } from './protobuf';
import type { parseSeroval } from './seroval';
import type { parseTrpc, plainTrpc } from './trpc';

/**
 * Code that few platforms need. Where bytes don't matter it is all there (all-parts.ts); into a page it comes as a script
 * of its own, and only into the pages of platforms that need it (lib/tracker/scripts.ts).
 */
export interface Parts {
  readProtobuf?: typeof readProtobuf;
  readCbor?: typeof readCbor;
  parseSeroval?: typeof parseSeroval;
  countTokens?: typeof countTokens;
  readPage?: typeof readPage;
  numbersOf?: typeof numbersOf;
  batchexecute?: typeof batchForm;
  trpc?: { readonly parse: typeof parseTrpc; readonly plain: typeof plainTrpc };
}

export const parts: Parts = {};
