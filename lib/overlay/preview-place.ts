import { kept, nearestClear, type Point, wishedPlace } from '../../components/inline/beside';
import type { Box, Size } from '../../components/inline/place';
import type { Form } from '../../components/inline/preview';

/** Where the prompt box is; `none`: none is known here. `unseen`: it is not in sight now. */
export type PromptPlace = Box | 'none' | 'unseen';

export interface PreviewPlaceOptions {
  readonly take: (form: Form) => void;
  readonly put: (place: Point | undefined, grow: 'up' | 'down') => void;
  /** As `requestAnimationFrame`. */
  readonly nextFrame: (run: () => void) => void;
}

/** From the fullest on: where there is no room for one, the next one may fit. */
const forms: readonly Form[] = ['open', 'line', 'small'];

/** Finds room for the preview, and does what the person wants with it. Reads nothing of the page: it is told. */
export class PreviewPlace {
  readonly #sizes = new Map<Form, Size>();
  #view: Size | undefined;
  #prompt: PromptPlace = 'none';
  #isRtl = false;
  readonly #avoid = new Map<string, Box>();
  #wanted: Form = 'line';
  #form: Form = 'line';
  /** From the usual place, where the person has put it; it stands as near to there as there is room. */
  #moved: { readonly x: number; readonly y: number } | undefined;
  #dragged: Point | undefined;
  #at: Point | undefined;
  /** How often the person has sent it to the next place. */
  #places = 0;

  constructor(private readonly options: PreviewPlaceOptions) {}

  get moved(): { readonly x: number; readonly y: number } | undefined {
    return this.#moved;
  }

  /** The one at hand: there may be no room for what is wanted. */
  get form(): Form {
    return this.#form;
  }

  want(form: Form): void {
    this.#wanted = form;
    this.#settle();
  }

  moveTo(moved: { readonly x: number; readonly y: number } | undefined): void {
    this.#moved = moved;
    this.#settle();
  }

  view(view: Size): void {
    this.#view = view;
    // Lines may break elsewhere: of the form at hand, its observer tells.
    for (const form of forms) if (form !== this.#form) this.#sizes.delete(form);
    this.#settle();
  }

  prompt(place: PromptPlace, isRtl: boolean): void {
    this.#prompt = place;
    this.#isRtl = isRtl;
    this.#settle();
  }

  /** What else must not be covered, by name: the send button, the warning. */
  avoid(name: string, box: Box | undefined): void {
    if (box === undefined) this.#avoid.delete(name);
    else this.#avoid.set(name, box);
    this.#settle();
  }

  /** How large the form at hand is. */
  size(size: Size): void {
    this.#sizes.set(this.#form, size);
    const fitting = this.#fitting();
    // Another form would have another size, of which the observer that is speaking now can't tell in this frame.
    if (fitting === undefined || fitting.form === this.#form) this.#settle();
    else this.options.nextFrame(() => this.#settle());
  }

  drag(): (dx: number, dy: number) => void {
    const from = this.#at;
    const size = this.#sizes.get(this.#form);
    const view = this.#view;
    if (from === undefined || size === undefined || view === undefined) return () => undefined;
    return (dx, dy) => {
      this.#dragged = kept({ left: from.left + dx, top: from.top + dy }, size, view);
      this.#put(this.#dragged);
    };
  }

  /** One press of an arrow key: what is in its way is jumped over as soon as the other side is nearer. */
  step(dx: number, dy: number): void {
    const wish = this.#wish();
    if (wish === undefined) return;
    const { usual, size, view } = wish;
    const { x = 0, y = 0 } = this.#moved ?? {};
    this.#moveBy(usual, kept({ left: usual.left + x + dx, top: usual.top + y + dy }, size, view));
  }

  /** The drag is over: it stays there, or as near to there as it covers nothing. */
  drop(): void {
    const wish = this.#wish();
    const dragged = this.#dragged;
    this.#dragged = undefined;
    if (wish !== undefined && dragged !== undefined) this.#moveBy(wish.usual, dragged);
  }

  /** From corner to corner, then back to its usual place. */
  nextPlace(): void {
    const wish = this.#wish();
    if (wish === undefined) return;
    const { usual, size, view } = wish;
    this.#places = (this.#places + 1) % 5;
    if (this.#places === 0) {
      this.moveTo(undefined);
      return;
    }
    const corner = {
      left: this.#places === 1 || this.#places === 4 ? view.width : 0,
      top: this.#places <= 2 ? view.height : 0,
    };
    this.#moveBy(usual, kept(corner, size, view));
  }

  #moveBy(usual: Point, to: Point): void {
    this.moveTo({ x: Math.round(to.left - usual.left), y: Math.round(to.top - usual.top) });
  }

  /** Where the form at hand would stand by itself. */
  #wish(): { readonly usual: Point; readonly size: Size; readonly view: Size } | undefined {
    const size = this.#sizes.get(this.#form);
    const view = this.#view;
    if (size === undefined || view === undefined || this.#prompt === 'unseen') return undefined;
    const prompt = this.#prompt === 'none' ? undefined : this.#prompt;
    return { usual: wishedPlace(prompt, size, view, this.#isRtl), size, view };
  }

  #settle(): void {
    if (this.#dragged !== undefined) return;
    const fitting = this.#fitting();
    if (fitting !== undefined && fitting.form !== this.#form) {
      this.#form = fitting.form;
      this.options.take(fitting.form);
    }
    this.#put(fitting?.place);
  }

  /** The fullest form that there is room for, of those that are wanted; one whose size is not known yet has no place. */
  #fitting(): { readonly form: Form; readonly place?: Point } | undefined {
    const view = this.#view;
    if (view === undefined || this.#prompt === 'unseen') return undefined;
    const prompt = this.#prompt === 'none' ? undefined : this.#prompt;
    const avoid = [...(prompt === undefined ? [] : [prompt]), ...this.#avoid.values()];
    for (const form of forms.slice(forms.indexOf(this.#wanted))) {
      const size = this.#sizes.get(form);
      if (size === undefined) return { form };
      const usual = wishedPlace(prompt, size, view, this.#isRtl);
      const { x = 0, y = 0 } = this.#moved ?? {};
      const place = nearestClear({ left: usual.left + x, top: usual.top + y }, size, view, avoid);
      if (place !== undefined) return { form, place };
    }
    return undefined;
  }

  #put(place: Point | undefined): void {
    this.#at = place;
    this.options.put(place, this.#grow(place));
  }

  /** Away from the prompt box, and from the bottom corner where none is known. */
  #grow(place: Point | undefined): 'up' | 'down' {
    if (place === undefined || this.#view === undefined || this.#prompt === 'unseen') return 'up';
    if (this.#prompt === 'none') return place.top < this.#view.height / 2 ? 'down' : 'up';
    return place.top > this.#prompt.top + this.#prompt.height / 2 ? 'down' : 'up';
  }
}
