import type { Json } from './json';

const Decoder = globalThis.TextDecoder;

/** Major types (RFC 8949, 3.1), and what stands for "until a break comes" and the break itself. */
const [UNSIGNED, NEGATIVE, BYTES, TEXT, LIST, MAP, TAG] = [0, 1, 2, 3, 4, 5, 6] as const;
const UNTIL_BREAK = 31;
const BREAK = 0xff;

/** As deep as no answer is; a forged nest must not overflow the stack. */
const MAX_DEPTH = 32;

/**
 * A CBOR item (RFC 8949) as JSON; undefined where the bytes are no single one, or one that is nested too deep. Never
 * throws. For what JSON has no word (bytes, `undefined`, NaN) there is null; tags are left off, so a time is its number of
 * seconds; of a map only the members with names. Own code, because the smallest library that reads items without a length,
 * as Smithy's servers may send them (smithy.io, "RPC v2 CBOR"), weighs 7.6 kB gzip in the page.
 */
export function readCbor(bytes: Uint8Array): Json | undefined {
  try {
    const reader = new CborReader(bytes);
    const value = reader.item();
    return reader.isAtEnd ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Throws a RangeError at the end of the bytes, and wherever they are not CBOR. */
class CborReader {
  readonly #view: DataView;
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  item(depth = 0): Json {
    if (depth > MAX_DEPTH) throw new RangeError('Too deep.');
    const first = this.#view.getUint8(this.#at++);
    const [major, info] = [first >> 5, first & 31];
    switch (major) {
      case UNSIGNED:
        return this.#count(info);
      case NEGATIVE:
        return -1 - this.#count(info);
      case BYTES:
        this.#chunks(major, info);
        return null;
      case TEXT:
        return this.#chunks(major, info).map(textOf).join('');
      case LIST:
        return this.#each(info, () => this.item(depth + 1));
      case MAP:
        // As data: `__proto__` is a member like any other, which no pick takes.
        return Object.fromEntries(
          this.#each(info, () => [this.item(depth + 1), this.item(depth + 1)] as const).filter(
            (entry): entry is readonly [string, Json] => typeof entry[0] === 'string',
          ),
        );
      case TAG:
        this.#count(info);
        return this.item(depth + 1);
      default:
        return this.#simple(info);
    }
  }

  /** The number in the head of an item: a value, a length, a tag. Beyond 2^53 its last digits are not exact. */
  #count(info: number): number {
    if (info < 24) return info;
    const at = this.#at;
    const size = sizeOf(info);
    this.#at += size;
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at);
    return size === 4 ? this.#view.getUint32(at) : Number(this.#view.getBigUint64(at));
  }

  /** So many items, or all until a break. Each takes a byte at least, so that a length that lies ends with the bytes. */
  #each<T>(info: number, read: () => T): T[] {
    const items: T[] = [];
    const count = info === UNTIL_BREAK ? Number.POSITIVE_INFINITY : this.#count(info);
    while (items.length < count && !(info === UNTIL_BREAK && this.#isBreak())) items.push(read());
    return items;
  }

  /** A text or bytes, in one piece or in several of the same kind. */
  #chunks(major: number, info: number): readonly Uint8Array[] {
    if (info !== UNTIL_BREAK) return [this.#take(this.#count(info))];
    return this.#each(info, () => {
      const first = this.#view.getUint8(this.#at++);
      if (first >> 5 !== major) throw new RangeError('A piece of another kind.');
      return this.#take(this.#count(first & 31));
    });
  }

  #take(length: number): Uint8Array {
    const start = this.#at;
    if (length > this.bytes.length - start) throw new RangeError('Cut.');
    this.#at += length;
    return this.bytes.subarray(start, this.#at);
  }

  #isBreak(): boolean {
    if (this.#view.getUint8(this.#at) !== BREAK) return false;
    this.#at++;
    return true;
  }

  #simple(info: number): Json {
    if (info === 20 || info === 21) return info === 21;
    if (info < 24) return null;
    const at = this.#at;
    const size = sizeOf(info);
    this.#at += size;
    if (size === 1) return null;
    const number =
      size === 2
        ? half(this.#view.getUint16(at))
        : size === 4
          ? this.#view.getFloat32(at)
          : this.#view.getFloat64(at);
    return Number.isFinite(number) ? number : null;
  }
}

/** How many bytes the number after a head's first byte has. */
function sizeOf(info: number): number {
  if (info < 24 || info > 27) throw new RangeError('No head of an item.');
  return 2 ** (info - 24);
}

function textOf(bytes: Uint8Array): string {
  return new Decoder().decode(bytes);
}

/** IEEE 754 binary16; `DataView` reads it only in browsers of 2025 and later. */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
