import { PbfReader } from 'pbf';
import type { Json } from './json';
import { MAX_ITEMS, MAX_STRING } from './pick';

/**
 * Which fields of a Protobuf message may leave the page, by number, and what they are called in the JSON that is made of
 * them. What is not declared is skipped unread.
 */
export interface ProtobufPick {
  /**
   * `grpc-web`: the message in frames with a trailer (grpc/grpc, doc/PROTOCOL-WEB.md). The trailer's `grpc-status` becomes
   * the member `grpcStatus`, also where there is no message. `none`: the body is the message, as in Connect's unary calls
   * (connectrpc.com/docs/protocol, `application/proto`), whose errors are JSON.
   */
  readonly framing: 'grpc-web' | 'none';
  readonly fields: ProtobufFields;
}

export type ProtobufFields = { readonly [number: number]: ProtobufField };

export type ProtobufField = {
  readonly name: string;
  /** A list, also of none; its first {@link MAX_ITEMS}. */
  readonly repeated?: true;
} & (
  | {
      /** int: a varint, so also enums and booleans; never negative. text: cut to {@link MAX_STRING}. */
      readonly type: 'int' | 'float' | 'text';
    }
  | { readonly message: ProtobufFields }
);

const Decoder = globalThis.TextDecoder;

/** Wire types (protobuf.dev, "Encoding"). */
const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;

/** First bytes of a frame: a message that is not compressed, and the trailer. */
const MESSAGE = 0;
const TRAILER = 0x80;
const FRAME_HEADER = 5;

const wireTypes = { int: VARINT, float: FIXED32, text: BYTES } as const;

/**
 * The declared fields as JSON; undefined where the bytes are no such message: cut, compressed, another encoding. Never
 * throws. A field that has another wire type than declared is null, so that nobody takes it for a missing one, which
 * in Protobuf means 0. As deep as the declaration, so bounded by it.
 */
export function readProtobuf(bytes: Uint8Array, shape: ProtobufPick): Json | undefined {
  try {
    const { message, status }: Frames = shape.framing === 'none' ? { message: bytes } : framesOf(bytes);
    if (message === undefined && status === undefined) return undefined;
    return {
      ...(message === undefined ? {} : readMessage(new PbfReader(message), message.length, shape.fields)),
      ...(status === undefined ? {} : { grpcStatus: status }),
    };
  } catch {
    return undefined;
  }
}

/** Of unary calls: one message at most, and one trailer. */
interface Frames {
  readonly message?: Uint8Array;
  readonly status?: number;
}

function framesOf(bytes: Uint8Array): Frames {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let message: Uint8Array | undefined;
  let status: number | undefined;
  for (let start = 0; start < bytes.length; ) {
    const end = start + FRAME_HEADER + view.getUint32(start + 1);
    if (end > bytes.length) throw new RangeError('The frame is cut.');
    const content = bytes.subarray(start + FRAME_HEADER, end);
    if (bytes[start] === MESSAGE) message ??= content;
    else if (bytes[start] === TRAILER) status = statusIn(content) ?? status;
    else throw new RangeError('A frame of an unknown kind.');
    start = end;
  }
  return { ...(message === undefined ? {} : { message }), ...(status === undefined ? {} : { status }) };
}

function statusIn(trailer: Uint8Array): number | undefined {
  const [, status] = /^grpc-status: *(\d{1,2}) *$/im.exec(new Decoder().decode(trailer)) ?? [];
  return status === undefined ? undefined : Number(status);
}

function readMessage(
  reader: PbfReader,
  end: number,
  fields: ProtobufFields,
): { readonly [name: string]: Json } {
  const message: Record<string, Json> = {};
  for (let number = reader.nextField(end); number !== 0; number = reader.nextField(end)) {
    const field = Object.hasOwn(fields, number) ? fields[number] : undefined;
    if (field === undefined) continue;
    const value = readField(reader, end, field);
    const before = message[field.name];
    if (field.repeated !== true) message[field.name] = value;
    else if (!Array.isArray(before)) message[field.name] = [value];
    else if (before.length < MAX_ITEMS) message[field.name] = [...before, value];
  }
  // The reader itself looks at no bounds: a length that lies would make it read the neighbour's bytes.
  if (reader.pos !== end) throw new RangeError('The message is cut.');
  return message;
}

function readField(reader: PbfReader, end: number, field: ProtobufField): Json {
  if ('message' in field) {
    if (reader.type !== BYTES) return null;
    return readMessage(reader, endOfBytes(reader, end), field.message);
  }
  if (reader.type !== wireTypes[field.type]) return null;
  if (field.type === 'text') return readText(reader, endOfBytes(reader, end));
  const value = field.type === 'float' ? reader.readFloat() : reader.readVarint();
  return Number.isFinite(value) ? value : null;
}

/** Where the bytes that come now end. */
function endOfBytes(reader: PbfReader, end: number): number {
  const inner = reader.readVarint() + reader.pos;
  if (inner > end) throw new RangeError('The message is cut.');
  return inner;
}

function readText(reader: PbfReader, end: number): string {
  const text = new Decoder().decode(reader.buf.subarray(reader.pos, end));
  reader.pos = end;
  return text.slice(0, MAX_STRING);
}
