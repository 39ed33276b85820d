import { countTokens } from '../core/quote/tokens';
import { BatchReader } from './batchexecute';
import { readPage } from './page-text';
import { parts } from './parts';
import { readProtobuf } from './protobuf';
import { parseTrpc, plainTrpc } from './trpc';

Object.assign(parts, {
  BatchReader,
  countTokens,
  readPage,
  readProtobuf,
  trpc: { parse: parseTrpc, plain: plainTrpc },
});
