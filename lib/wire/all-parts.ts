import { countTokens } from '../core/quote/tokens';
import { batchForm } from './batchexecute';
import { readPage } from './page-text';
import { parts } from './parts';
import { readProtobuf } from './protobuf';
import { parseTrpc, plainTrpc } from './trpc';

Object.assign(parts, {
  batchexecute: batchForm,
  countTokens,
  readPage,
  readProtobuf,
  trpc: { parse: parseTrpc, plain: plainTrpc },
});
