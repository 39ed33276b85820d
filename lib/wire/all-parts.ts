import { countTokens } from '../core/quote/tokens';
import { parts } from './parts';
import { readProtobuf } from './protobuf';

Object.assign(parts, { countTokens, readProtobuf });
