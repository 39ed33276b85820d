import type { Box } from '../../components/inline/place';
import { createPreview, type InlinePreview } from '../../components/inline/preview';
import { previewWords } from '../../components/inline/preview-words';
import type { LetGo } from '../core/let-go';
import { quotesOf } from '../core/page-state';
import type { PageReply, PreviewView } from '../messages';
import type { Draft } from '../page/watch';
import type { Composer } from '../platforms/platform';
import { composerAt } from './composer';
import { Drafts } from './draft';
import { onNavigation } from './navigation';
import type { OverlayWorld } from './overlay';
import { PreviewPlace } from './preview-place';
import { PromptBox } from './prompt-box';
import { type Seen, watchBox, watchView } from './watch-box';

/** Decides whether this page shows what the draft costs, with which words. While nothing happens, nothing runs. */
export class PreviewDisplay {
  #reply: PageReply = { state: undefined, composers: [] };
  readonly #drafts = new Drafts();
  readonly #box: PromptBox;
  readonly #place: PreviewPlace;
  #preview: InlinePreview | undefined;
  #composer: Composer | undefined;
  #path: string | undefined;
  #note: LetGo | undefined;
  #view: PreviewView = {};
  /** What the person did last, until the background says the same: what it says before is older. */
  #said: PreviewView | undefined;
  #due: number | undefined;

  constructor(private readonly options: OverlayWorld) {
    const { document, signal } = options;
    this.#place = new PreviewPlace({
      take: (form) => this.#preview?.take(form),
      put: (place, grow) => this.#preview?.put(place, grow),
      nextFrame: (run) => void document.defaultView?.requestAnimationFrame(run),
    });
    this.#box = new PromptBox({
      document,
      onSeen: (name, seen) => {
        if (name === 'prompt') this.#place.prompt(boxOf(seen) ?? 'unseen', this.#isRtl());
        else this.#place.avoid(name, boxOf(seen));
      },
      onFound: () => {
        this.#place.prompt(this.#box.isFound ? 'unseen' : 'none', this.#isRtl());
        this.#soon();
      },
      onInput: () => {
        this.#note = undefined;
        this.#soon();
      },
      signal,
    });
    watchView(document, (size) => this.#place.view(size), signal);
    if (document.defaultView !== null) onNavigation(document.defaultView, () => this.#soon(), signal);
    document.addEventListener('focusin', () => this.#soon(), { signal, passive: true });
    signal.addEventListener('abort', () => this.#look());
  }

  /** Takes what is new; the rest stays as it was. */
  take(news: Partial<PageReply>): void {
    this.#reply = { ...this.#reply, ...news };
    if (news.state !== undefined) this.#takeView(news.state.preview);
    this.#soon();
  }

  drafted(draft: Draft): void {
    this.#drafts.add(draft, this.options.now());
    this.#soon();
  }

  /** Says that a request left without being asked about, until the person types again. */
  note(why: LetGo): void {
    this.#note = why;
    this.#soon();
  }

  key(event: KeyboardEvent): boolean {
    return this.#preview?.key(event) ?? false;
  }

  /** Something else of ours that must not be covered. */
  avoid(panel: HTMLElement): void {
    watchBox(panel, (seen) => this.#place.avoid('warning', boxOf(seen)), this.options.signal);
  }

  /** With the next frame: of several keys in one, once. */
  #soon(): void {
    this.#due ??= this.options.document.defaultView?.requestAnimationFrame(() => {
      this.#due = undefined;
      this.options.onLook();
      this.#look();
    });
  }

  #look(): void {
    const { document, signal, now } = this.options;
    if (signal.aborted) {
      if (this.#due !== undefined) document.defaultView?.cancelAnimationFrame(this.#due);
      this.#preview?.hide();
      return;
    }
    // A node that comes before a framework has taken over the server's markup can confuse it.
    if (document.readyState !== 'complete') {
      document.defaultView?.addEventListener('load', () => this.#soon(), { once: true, signal });
      return;
    }
    this.#follow();
    const { state } = this.#reply;
    if (state === undefined || !this.#isWanted()) {
      this.#preview?.hide();
      return;
    }
    const task = this.#drafts.taskOf(this.#composed(), state.feature, state.book);
    const words = previewWords({
      state,
      quotes: quotesOf(state, task, now()),
      now: now(),
      ...(this.#note === undefined ? {} : { note: this.#note }),
    });
    this.#preview ??= this.#made();
    this.#preview.show(this.#view.hidden ? { ...words, line: '', surprise: '', basis: '' } : words);
  }

  /** Where the page is now, and what is there. */
  #follow(): void {
    const { document, now } = this.options;
    const { pathname } = document.location;
    if (this.#path !== undefined && this.#path !== pathname) this.#drafts.left(now());
    const { composers } = this.#reply;
    const composer = composerAt(composers, pathname) ?? this.#composerNearDraft(composers);
    if (this.#path === pathname && this.#composer === composer) this.#box.look();
    else this.#box.use(composer);
    this.#path = pathname;
    this.#composer = composer;
  }

  /** A platform may move its prompt box to another address: where something was sent, any that is known is looked for. */
  #composerNearDraft(composers: readonly Composer[]): Composer | undefined {
    if (!this.#drafts.any) return undefined;
    const { document } = this.options;
    return composers.find(({ prompt }) =>
      prompt.some(({ selector }) => document.querySelector(selector) !== null),
    );
  }

  /** Beside the prompt box; where none is known, or it was not found, once something was sent or asked the price of. */
  #isWanted(): boolean {
    const { state, composers } = this.#reply;
    if (this.#note !== undefined) return true;
    if (this.#view.hidden) return false;
    const hasDraft = this.#drafts.any && (composers.length === 0 || this.#composer !== undefined);
    if (!this.#box.isFound && !hasDraft) return false;
    return hasDraft || (state?.pools.length ?? 0) > 0;
  }

  #composed(): Parameters<Drafts['taskOf']>[0] {
    const { model, text } = this.#box;
    const feature = this.#composer?.feature;
    return {
      ...(feature === undefined ? {} : { feature }),
      ...(model === undefined ? {} : { model }),
      ...(text === undefined ? {} : { text }),
    };
  }

  #made(): InlinePreview {
    const place = this.#place;
    const preview = createPreview(this.options.document, {
      onForm: (form) => {
        place.want(form);
        const { small: _small, ...view } = this.#view;
        this.#change(form === 'small' ? { ...view, small: true } : view);
      },
      onDrag: () => place.drag(),
      onStep: (dx, dy) => place.step(dx, dy),
      onMoved: () => {
        place.drop();
        this.#keepMoved();
      },
      onNextPlace: () => {
        place.nextPlace();
        this.#keepMoved();
      },
      onHide: () => {
        this.#change({ ...this.#view, hidden: true });
        this.#note = undefined;
        this.#look();
      },
      onRead: () => {
        this.#note = undefined;
        this.#look();
      },
      onSize: (size) => place.size(size),
    });
    preview.take(place.form);
    return preview;
  }

  #isRtl(): boolean {
    return this.#box.isFound ? this.#box.isRtl : this.options.document.documentElement.dir === 'rtl';
  }

  #keepMoved(): void {
    const { moved: _moved, ...view } = this.#view;
    const { moved } = this.#place;
    this.#change(moved === undefined ? view : { ...view, moved });
  }

  #change(view: PreviewView): void {
    if (isSame(view, this.#view)) return;
    this.#view = view;
    this.#said = view;
    this.options.onView(view);
  }

  #takeView(view: PreviewView): void {
    if (this.#said !== undefined) {
      if (isSame(view, this.#said)) this.#said = undefined;
      return;
    }
    if (isSame(view, this.#view)) return;
    this.#view = view;
    this.#place.want(view.small ? 'small' : 'line');
    this.#place.moveTo(view.moved);
  }
}

function boxOf(seen: Seen): Box | undefined {
  return typeof seen === 'string' ? undefined : seen;
}

function isSame(one: PreviewView, other: PreviewView): boolean {
  return (
    one.hidden === other.hidden &&
    one.small === other.small &&
    one.moved?.x === other.moved?.x &&
    one.moved?.y === other.moved?.y
  );
}
