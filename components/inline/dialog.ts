import type { Asking, OverlayWorld, Question } from '../../lib/overlay/overlay';
import { dialogWords } from './dialog-words';
import { element, icon } from './dom';
import { guard, SETTLE } from './guard';
import { askStyles } from './styles';

/** Keys that press a button or close a dialog. */
const pressing = ['Enter', ' ', 'Escape'];

/**
 * Asks before a request leaves. A modal dialog in the browser's top layer, in a closed shadow root: nothing of the
 * page lies over it but what the page puts into the top layer later, which the guard sees. Only a trusted click or key
 * decides, and only while the dialog is seen as it was shown.
 */
export function createDialog(
  { document, signal }: Pick<OverlayWorld, 'document' | 'signal'>,
  { task, concerns, onAnswer, onTampered }: Question,
  name: string,
): Asking | undefined {
  const words = dialogWords(concerns, task);
  const isGrave = concerns.some(({ kind }) => kind === 'short' || kind === 'overage');
  const mark = isGrave ? 'short' : 'low';
  const host = element(document, 'div', { 'data-credit-gauge': 'ask' });
  const root = host.attachShadow({ mode: 'closed' });
  const notToday = element(document, 'input', { type: 'checkbox', class: 'box' });
  const cancel = choice(document, 'Cancel', 'choice');
  const send = choice(document, 'Send', 'choice send');
  const dialog = element(
    document,
    'dialog',
    {
      // Without a title of its own it would show the one that the page gives the host.
      ...{ class: 'gauge ask', lang: 'en', dir: 'ltr', tabindex: '-1', title: '' },
      ...{ 'aria-labelledby': 'headline', 'aria-describedby': 'why' },
    },
    element(
      document,
      'div',
      { class: 'sheet' },
      line(document, 'p', 'subject', `Credit Gauge · ${name}`),
      element(
        document,
        'div',
        { class: 'title' },
        element(document, 'span', { class: 'mark', 'data-level': mark }, icon(document, mark)),
        line(document, 'h2', 'headline', words.headline, 'headline'),
      ),
      line(document, 'p', 'what', words.what),
      element(
        document,
        'ul',
        { class: 'why', id: 'why' },
        ...words.why.map((sentence) => line(document, 'li', '', sentence)),
      ),
      ...(words.after === '' ? [] : [line(document, 'p', 'after', words.after)]),
      element(
        document,
        'label',
        { class: 'today' },
        notToday,
        document.createTextNode(`Don’t ask again today on ${name}`),
      ),
      element(document, 'div', { class: 'choices' }, cancel, send),
    ),
  );
  const style = element(document, 'style');
  style.textContent = askStyles;
  root.append(style, dialog);

  const ended = new AbortController();
  const cameFrom = document.activeElement;
  const close = (): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    host.remove();
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  };
  const show = (): void => {
    dialog.showModal();
    // Not one of the buttons: the key that sent the prompt may still be down.
    dialog.focus({ preventScroll: true });
    // The browser has first given it to the box, down where a small window has to be scrolled to.
    dialog.scrollTop = 0;
  };
  document.exitPointerLock?.();
  document.documentElement.append(host);
  show();
  const shownAt = performance.now();
  const watched = guard(
    { document, host, root, dialog, buttons: [send, cancel] },
    {
      fault: onTampered,
      steady(isSteady) {
        for (const button of [send, cancel]) button.setAttribute('aria-disabled', String(!isSteady));
      },
    },
    ended.signal,
  );
  const answer = (go: boolean): void => {
    if (!ended.signal.aborted) onAnswer({ go, notToday: go && notToday.checked });
  };
  /** Escape is a way out as long as the dialog is seen at all. */
  const leave = ({ isTrusted, timeStamp }: Event): boolean => {
    const isAnswer = isTrusted && timeStamp - shownAt >= SETTLE && watched.isSeen();
    if (isAnswer) answer(false);
    return isAnswer;
  };
  // Closing is ours to do.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave(event);
  });
  // Chromium closes it all the same where the person has touched nothing since the last Escape.
  dialog.addEventListener('close', (event) => {
    if (ended.signal.aborted || !host.isConnected || dialog.open || leave(event)) return;
    show();
    watched.disturb();
  });
  signal.addEventListener('abort', close, { signal: ended.signal });
  return {
    close,
    hear(event) {
      const { type, target } = event;
      if (type === 'beforetoggle') watched.toggled(target);
      if (type === 'blur' && target === document.defaultView) watched.disturb();
      if (target !== host) return;
      event.stopImmediatePropagation();
      const isPress =
        type === 'pointerdown' || (type === 'keydown' && pressing.includes((event as KeyboardEvent).key));
      if (isPress && event.isTrusted && !watched.takes(event.timeStamp)) watched.disturb();
      if (type !== 'click' || !event.isTrusted) return;
      const { clientX, clientY, detail } = event as MouseEvent;
      // A click by a key has no place of its own.
      const pressed = detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
      const button = pressed?.closest('button');
      if (button !== send && button !== cancel) return;
      void watched.confirms(event.timeStamp).then((isAnswer) => {
        if (isAnswer) answer(button === send);
      });
    },
  };
}

function choice(document: Document, words: string, className: string): HTMLButtonElement {
  const button = element(document, 'button', { type: 'button', class: className, 'aria-disabled': 'true' });
  button.textContent = words;
  return button;
}

function line(
  document: Document,
  tag: 'p' | 'h2' | 'li',
  className: string,
  text: string,
  id?: string,
): HTMLElement {
  const node = element(document, tag, {
    ...(className === '' ? {} : { class: className }),
    ...(id === undefined ? {} : { id }),
  });
  node.textContent = text;
  return node;
}
