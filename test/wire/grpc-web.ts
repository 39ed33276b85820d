import { PbfWriter } from 'pbf';

/** A frame of gRPC-web: a message (flag 0), or with 0x80 the trailer. */
export function frame(content: Uint8Array, flag = 0): Uint8Array {
  const bytes = new Uint8Array(5 + content.length);
  bytes[0] = flag;
  new DataView(bytes.buffer).setUint32(1, content.length);
  bytes.set(content, 5);
  return bytes;
}

export function trailer(status: number): Uint8Array {
  return frame(new TextEncoder().encode(`grpc-status: ${status}\r\ngrpc-message: \r\n`), 0x80);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A message and the trailer of a call that went well. */
export function unary(write: (message: PbfWriter) => void): Uint8Array {
  const writer = new PbfWriter();
  write(writer);
  return joined(frame(writer.finish()), trailer(0));
}
