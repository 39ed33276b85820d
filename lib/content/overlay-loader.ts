import type { PageReply } from '../messages';
import { composerAt } from '../overlay/composer';
import type { CreateOverlay, Overlay, OverlayWorld } from '../overlay/overlay';
import type { Draft } from '../page/watch';

export interface LoaderOptions {
  /** Puts the overlay's script into this world; undefined where that did not work. */
  readonly load: () => Promise<CreateOverlay | undefined>;
  readonly world: OverlayWorld;
}

/** Loads the overlay when there is first something to show in this page, and keeps it in step. */
export class OverlayLoader {
  #reply: PageReply = { state: undefined, composers: [] };
  #draft: Draft | undefined;
  #overlay: Overlay | undefined;
  #loading = false;

  constructor(private readonly options: LoaderOptions) {
    const { document, signal } = options.world;
    // A page that navigates without loading comes to its prompt box later.
    document.addEventListener('focusin', () => this.#look(), { signal, passive: true });
  }

  /** What was loaded, if it was. */
  get overlay(): Overlay | undefined {
    return this.#overlay;
  }

  /** Takes what is new; the rest stays as it was. */
  take(news: Partial<PageReply>): void {
    this.#reply = { ...this.#reply, ...news };
    this.#overlay?.take(news);
    this.#look();
  }

  drafted(draft: Draft): void {
    this.#draft = draft;
    this.#overlay?.drafted(draft);
    this.#look();
  }

  #look(): void {
    if (this.#overlay !== undefined || this.#loading || !this.#isWanted()) return;
    this.#loading = true;
    void this.#load();
  }

  #isWanted(): boolean {
    const { state, composers } = this.#reply;
    const { document, signal } = this.options.world;
    if (signal.aborted || state === undefined) return false;
    if (state.warning !== undefined || state.preflight !== undefined) return true;
    if (state.preview.hidden === true) return false;
    return this.#draft !== undefined || composerAt(composers, document.location.pathname) !== undefined;
  }

  async #load(): Promise<void> {
    const { load, world } = this.options;
    const create = await load();
    this.#loading = false;
    if (create === undefined || world.signal.aborted) return;
    this.#overlay = create(world);
    this.#overlay.take(this.#reply);
    if (this.#draft !== undefined) this.#overlay.drafted(this.#draft);
  }
}
