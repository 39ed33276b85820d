import { button, element, hostOf, icon, setText } from './dom';
import { makeMovable } from './movable';
import type { Box } from './place';
import { styles } from './styles';
import type { Words } from './words';

export interface InlineWarning {
  /**
   * Shows these words; puts the warning into the page where it isn't there, in a corner where it covers
   * none of `avoid` (the prompt box, the send button).
   */
  show(words: Words, avoid: readonly Box[]): void;
  /** Takes it out of the page. */
  hide(): void;
  /** What is seen of it. */
  readonly panel: HTMLElement;
  /** Closed to the page; for tests. */
  readonly root: ShadowRoot;
}

/** Screen readers announce what changes in a live region that they already know, so it is filled a little later. */
const ANNOUNCE_AFTER = 150;

/**
 * The warning in a platform's page: one node at the end of the body, a closed shadow root in it. Nothing of
 * it takes room in the page's layout, comes before the page's own elements in the tab order, or takes the focus.
 */
export function createWarning(document: Document, onDismiss: (key: string) => void): InlineWarning {
  const host = hostOf(document, 'warning');
  const root = host.attachShadow({ mode: 'closed' });

  const mark = element(document, 'span', { class: 'mark' });
  const subject = element(document, 'span', { class: 'subject' });
  const move = button(
    document,
    'Move: click for the next corner, or use the arrow keys',
    'tool',
    icon(document, 'move'),
  );
  const collapse = button(document, 'Make small', 'tool', icon(document, 'collapse'));
  const close = button(document, 'Dismiss', 'tool', icon(document, 'close'));
  const head = element(document, 'div', { class: 'head' }, subject, move, collapse, close);
  // Read out by `status`, so not a second time here.
  const headline = element(document, 'p', { class: 'headline', 'aria-hidden': 'true' });
  const detail = element(document, 'p', { class: 'detail' });
  const cost = element(document, 'p', { class: 'cost' });
  // A column of rows: what holds a request until the person decides adds its buttons as the last one.
  const card = element(
    document,
    'div',
    { class: 'card' },
    head,
    element(document, 'div', { class: 'body' }, mark, headline, detail, cost),
  );
  const short = element(document, 'span');
  const pillMark = element(document, 'span', { class: 'mark' });
  const pill = element(
    document,
    'button',
    { type: 'button', class: 'pill', 'aria-expanded': 'false' },
    pillMark,
    short,
  );
  const status = element(document, 'p', { class: 'unseen', role: 'status' });
  const panel = element(
    document,
    'div',
    { class: 'gauge', role: 'region', lang: 'en', dir: 'ltr' },
    status,
    card,
    pill,
  );
  const style = element(document, 'style');
  style.textContent = styles;
  root.append(style, panel);
  const movable = makeMovable(panel, head, move);

  /** Of the warning that was shown last, in the page or not any more. */
  let key: string | undefined;
  let announcing: ReturnType<typeof setTimeout> | undefined;
  let cameFrom: HTMLElement | undefined;

  const fold = (small: boolean): void => {
    const hadFocus = root.activeElement !== null;
    card.hidden = small;
    pill.hidden = !small;
    if (hadFocus) (small ? pill : collapse).focus({ preventScroll: true });
  };
  const announce = (text: string): void => {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      if (status.textContent !== text) status.textContent = text;
    }, ANNOUNCE_AFTER);
  };
  const hide = (): void => {
    clearTimeout(announcing);
    const hadFocus = root.activeElement !== null;
    host.remove();
    status.textContent = '';
    if (hadFocus && cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
  };
  const dismiss = (): void => {
    hide();
    if (key !== undefined) onDismiss(key);
  };

  collapse.addEventListener('click', () => fold(true));
  pill.addEventListener('click', () => fold(false));
  close.addEventListener('click', dismiss);
  keepToOurselves(root, dismiss);
  root.addEventListener('focusin', (event) => {
    const { relatedTarget } = event as FocusEvent;
    if (relatedTarget instanceof HTMLElement && !root.contains(relatedTarget)) cameFrom = relatedTarget;
  });

  return {
    panel,
    root,
    hide,
    show(words, avoid) {
      // A new warning is worth a new look.
      if (key !== words.key) fold(false);
      key = words.key;
      panel.dataset.level = words.level;
      panel.setAttribute('aria-label', `Credit Gauge: ${words.subject}`);
      for (const place of [mark, pillMark]) {
        if (place.dataset.level === words.level) continue;
        place.dataset.level = words.level;
        place.replaceChildren(icon(document, words.level));
      }
      setText(subject, words.subject);
      setText(headline, words.headline);
      setText(detail, words.detail);
      detail.title = words.detailTitle;
      setText(cost, words.cost);
      setText(short, words.short);
      pill.setAttribute('aria-label', `${words.headline}. Show more`);
      if (!host.isConnected) {
        document.body.append(host);
        movable.avoid(avoid);
      }
      announce(words.headline);
    },
  };
}

/**
 * Keys that are pressed in here are not the page's: no shortcut of its own, no letter that it would put into
 * its prompt box. And a mouse click in here leaves the focus where it was, in the prompt box.
 */
function keepToOurselves(root: ShadowRoot, onEscape: () => void): void {
  for (const type of ['keydown', 'keypress', 'keyup'])
    root.addEventListener(type, (event) => event.stopPropagation());
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') onEscape();
  });
  root.addEventListener('mousedown', (event) => event.preventDefault());
}
