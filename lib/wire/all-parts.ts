import { countTokens } from '../core/quote/tokens';
import { numbersOf } from './numbers';
import { readPage } from './page-text';
import { parts } from './parts';
import { readProtobuf } from './protobuf';
import { parseTrpc, plainTrpc } from './trpc';

Object.assign(parts, {
  countTokens,
  numbersOf,
  readPage,
  readProtobuf,
  trpc: { parse: parseTrpc, plain: plainTrpc },
});
