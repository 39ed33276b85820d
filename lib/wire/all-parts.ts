import { countTokens } from '../core/quote/tokens';
import { batchForm } from './batchexecute';
import { readCbor } from './cbor';
import { numbersOf } from './numbers';
import { readPage } from './page-text';
import { parts } from './parts';
import { readProtobuf } from './protobuf';
import { parseSeroval } from './seroval';
import { parseTrpc, plainTrpc } from './trpc';

Object.assign(parts, {
  batchexecute: batchForm,
  countTokens,
  numbersOf,
  parseSeroval,
  readCbor,
  readPage,
  readProtobuf,
  trpc: { parse: parseTrpc, plain: plainTrpc },
});
