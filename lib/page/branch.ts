import type { Body } from '../wire/observation';
import type { BodyReader } from './body-reader';

/** What all branches of one body share. */
interface Trunk {
  readonly newReader: () => BodyReader;
  readonly onBody: (body: Body) => void;
  open: number;
  told: boolean;
  /** The longest of what the branches got that were cut. */
  partial: Body | undefined;
}

/**
 * One way in which the page reads a response body. `clone()` and `tee()` make more of them; the body is
 * told once: by the first branch that comes to its end, or, when all were cut before, by what they got.
 */
export class Branch {
  readonly #trunk: Trunk;
  readonly #reader: BodyReader;
  #open = true;

  private constructor(trunk: Trunk) {
    this.#trunk = trunk;
    this.#reader = trunk.newReader();
    trunk.open++;
  }

  static of(newReader: () => BodyReader, onBody: (body: Body) => void): Branch {
    return new Branch({ newReader, onBody, open: 0, told: false, partial: undefined });
  }

  /** Another branch with the same content. Undefined where part of the content has already passed. */
  fork(): Branch | undefined {
    return this.#reader.started ? undefined : new Branch(this.#trunk);
  }

  /** The next bytes, as a view of any kind: a BYOB reader gives the kind that it was given. */
  bytes(chunk: unknown): void {
    if (!this.#open || !ArrayBuffer.isView(chunk)) return;
    this.#reader.bytes(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }

  text(part: string): void {
    if (this.#open) this.#reader.text(part);
  }

  /** The body came to its natural end. */
  end(): void {
    if (this.#open) this.whole(this.#reader.end());
  }

  /** The body is known otherwise than by its bytes. */
  whole(body: Body): void {
    if (!this.#open) return;
    this.#open = false;
    this.#trunk.open--;
    this.#tell(body);
  }

  /** The page cancelled, or the connection broke. */
  cut(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#trunk.open--;
    const body = this.#reader.cut();
    if (body !== undefined && length(body) > length(this.#trunk.partial)) this.#trunk.partial = body;
    if (this.#trunk.open === 0 && this.#trunk.partial !== undefined) this.#tell(this.#trunk.partial);
  }

  #tell(body: Body): void {
    if (this.#trunk.told) return;
    this.#trunk.told = true;
    this.#trunk.onBody(body);
  }
}

function length(body: Body | undefined): number {
  return body?.kind === 'events' ? body.total : 0;
}
