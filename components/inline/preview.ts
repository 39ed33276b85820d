import type { Point } from './beside';
import { element, hostOf, icon, setText } from './dom';
import { makeDraggable, stepOf } from './drag';
import type { Size } from './place';
import type { PreviewWords, Verdict } from './preview-words';
import { previewStyles } from './styles';

/** A mark alone; the price in one line; with all that is known of it. */
export type Form = 'small' | 'line' | 'open';

/** What the person does with it. */
export interface PreviewActions {
  onForm(form: Form): void;
  /** It is dragged from here on; what is given back is called with each move. */
  onDrag(): (dx: number, dy: number) => void;
  /** One press of an arrow key. */
  onStep(dx: number, dy: number): void;
  /** A drag or the arrow keys have come to their end. */
  onMoved(): void;
  /** To the next place where it is out of the way. */
  onNextPlace(): void;
  onHide(): void;
  /** The note was read. */
  onRead(): void;
  /** How large it is now. It must not be given another form within this call. */
  onSize(size: Size): void;
}

export interface InlinePreview {
  /** Puts it into the page where it isn't there, to be seen once it has a place. */
  show(words: PreviewWords): void;
  take(form: Form): void;
  /** Undefined: there is no room for it. */
  put(place: Point | undefined, grow: 'up' | 'down'): void;
  /** Takes it out of the page. */
  hide(): void;
  /** A key, before the page has seen it; true: it was pressed in here and is not the page's. */
  key(event: KeyboardEvent): boolean;
  /** Closed to the page; for tests. */
  readonly root: ShadowRoot;
}

/** How long nothing must change before what was typed is read out, in ms. */
const READ_AFTER = 1000;

const drawings = { enough: 'enough', tight: 'low', short: 'short', unknown: 'unknown' } as const;

/**
 * What the draft costs, beside the prompt box: one node at the end of the body, a closed shadow root in it. It takes no
 * room in the page's layout, reads nothing of it, comes last in its tab order, and never takes the focus.
 */
export function createPreview(document: Document, actions: PreviewActions): InlinePreview {
  const host = hostOf(document, 'preview');
  const root = host.attachShadow({ mode: 'closed' });

  const mark = element(document, 'span', { class: 'mark' });
  const line = element(document, 'span', { class: 'line' });
  const surprise = element(document, 'span', { class: 'surprise' });
  const quote = element(
    document,
    'button',
    { type: 'button', class: 'quote', 'aria-expanded': 'false', 'aria-describedby': 'basis' },
    mark,
    line,
    surprise,
    element(document, 'span', { class: 'chevron' }, icon(document, 'more')),
  );
  const basis = element(document, 'p', { class: 'basis', id: 'basis' });
  const speckMark = element(document, 'span', { class: 'mark' });
  const short = element(document, 'span', { class: 'line' });
  const speck = element(document, 'button', { type: 'button', class: 'speck' }, speckMark, short);
  const noteText = element(document, 'span');
  const read = action(document, 'OK');
  const note = element(document, 'p', { class: 'note' }, noteText, read);
  const second = element(document, 'p', { class: 'second' });
  const check = element(document, 'p', { class: 'check' });
  const move = action(document, 'Move', 'move');
  move.title = 'Drag it, press the arrow keys, or click for the next place';
  const fold = action(document, 'Make small', 'collapse');
  const hideHere = action(document, 'Hide on this site', 'hide');
  const details = element(
    document,
    'div',
    { class: 'details' },
    second,
    check,
    element(document, 'div', { class: 'actions' }, move, fold, hideHere),
  );
  const status = element(document, 'p', { class: 'unseen', role: 'status' });
  const panel = element(
    document,
    'div',
    {
      class: 'gauge preview',
      role: 'region',
      'aria-label': 'Credit Gauge: cost preview',
      lang: 'en',
      dir: 'ltr',
    },
    quote,
    basis,
    speck,
    note,
    details,
    status,
  );
  const style = element(document, 'style');
  style.textContent = previewStyles;
  root.append(style, panel);

  let form: Form = 'line';
  /** Undefined while it is not in the page. */
  let verdict: Verdict | undefined;
  let shown = '';
  let reading: ReturnType<typeof setTimeout> | undefined;
  let cameFrom: HTMLElement | undefined;
  const pressed = new Set<string>();

  const view = document.defaultView;
  const sizes =
    view === null
      ? undefined
      : new view.ResizeObserver(([entry]) => {
          const size = entry?.borderBoxSize[0];
          if (size === undefined || size.inlineSize === 0) return;
          actions.onSize({ width: size.inlineSize, height: size.blockSize });
        });

  const take = (next: Form): void => {
    const hadFocus = root.activeElement;
    const isOther = form !== next;
    form = next;
    panel.dataset.form = form;
    quote.hidden = form === 'small' || line.textContent === '';
    speck.hidden = form !== 'small' || line.textContent === '';
    quote.setAttribute('aria-expanded', String(form === 'open'));
    // An observer tells of the size once more when it is set anew, also where another form has the same.
    if (isOther && host.isConnected) {
      sizes?.unobserve(panel);
      sizes?.observe(panel);
    }
    if (hadFocus === null || (hadFocus === quote && !quote.hidden)) return;
    if (form !== 'open') (form === 'small' ? speck : quote).focus({ preventScroll: true });
  };
  const leave = (): void => {
    if (root.activeElement !== null && cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
  };
  const say = (text: string): void => {
    clearTimeout(reading);
    if (status.textContent !== text) status.textContent = text;
  };

  const endsDrag = makeDraggable(panel, {
    by: (pressed) => pressed === quote || pressed === speck || pressed === move,
    begin: () => actions.onDrag(),
    end: () => actions.onMoved(),
  });
  quote.addEventListener('click', (event) => {
    if (!endsDrag(event)) actions.onForm(form === 'open' ? 'line' : 'open');
  });
  speck.addEventListener('click', (event) => {
    if (!endsDrag(event)) actions.onForm('line');
  });
  move.addEventListener('click', (event) => {
    if (!endsDrag(event)) actions.onNextPlace();
  });
  fold.addEventListener('click', () => actions.onForm('small'));
  hideHere.addEventListener('click', () => {
    leave();
    actions.onHide();
  });
  read.addEventListener('click', () => {
    leave();
    actions.onRead();
  });
  // The focus stays in the prompt box.
  root.addEventListener('mousedown', (event) => event.preventDefault());
  root.addEventListener('focusin', (event) => {
    const { relatedTarget } = event as FocusEvent;
    if (relatedTarget instanceof HTMLElement && !root.contains(relatedTarget)) cameFrom = relatedTarget;
  });

  return {
    root,
    take,
    show(words) {
      setText(line, words.line);
      setText(surprise, words.surprise);
      setText(basis, words.basis);
      setText(second, words.second);
      setText(check, words.check);
      setText(short, words.short);
      setText(noteText, words.note);
      note.hidden = words.note === '';
      if (quote.title !== words.basis) quote.title = words.basis;
      speck.setAttribute('aria-label', `${words.line}. Show it`);
      for (const place of [mark, speckMark]) {
        if (place.dataset.verdict === words.verdict) continue;
        place.dataset.verdict = words.verdict;
        place.replaceChildren(icon(document, drawings[words.verdict]));
      }
      panel.dataset.verdict = words.verdict;
      take(form);
      const text = [words.note, words.line].filter(Boolean).join('. ');
      // What stands there from the beginning is found by whoever looks for it.
      if (words.note !== '' || (verdict !== undefined && verdict !== words.verdict)) {
        say(text);
      } else if (verdict !== undefined && shown !== text) {
        clearTimeout(reading);
        reading = setTimeout(() => say(text), READ_AFTER);
      }
      verdict = words.verdict;
      shown = text;
      if (host.isConnected) return;
      document.body.append(host);
      sizes?.observe(panel);
    },
    put(place, grow) {
      panel.dataset.grow = grow;
      panel.toggleAttribute('data-placed', place !== undefined);
      if (place !== undefined) panel.style.translate = `${place.left}px ${place.top}px`;
    },
    hide() {
      clearTimeout(reading);
      sizes?.disconnect();
      leave();
      host.remove();
      status.textContent = '';
      verdict = undefined;
    },
    key(event) {
      // A key that was pressed in here is let go in here, wherever the focus has gone by it.
      const isLetGo = event.type === 'keyup' && pressed.delete(event.code);
      if (event.target !== host) return isLetGo;
      if (event.type === 'keydown') pressed.add(event.code);
      const step = stepOf(event);
      if (step !== undefined) {
        event.preventDefault();
        if (event.type === 'keydown') actions.onStep(...step);
        if (event.type === 'keyup') actions.onMoved();
      } else if (event.type === 'keydown' && event.key === 'Escape') {
        event.preventDefault();
        if (form === 'open') actions.onForm('line');
        leave();
      }
      return true;
    },
  };
}

function action(document: Document, name: string, drawing?: 'move' | 'collapse' | 'hide'): HTMLButtonElement {
  const text = element(document, 'span');
  text.textContent = name;
  return element(
    document,
    'button',
    { type: 'button', class: `action ${drawing ?? ''}` },
    ...(drawing === undefined ? [] : [icon(document, drawing)]),
    text,
  );
}
