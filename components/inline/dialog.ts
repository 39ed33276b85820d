import type { Asking, OverlayWorld, Question } from '../../lib/overlay/overlay';
import { dialogWords } from './dialog-words';
import { element, icon } from './dom';
import { askStyles } from './styles';
import { guard } from './tamper';

/**
 * For so long after it came up the dialog takes no answer (ms): a second click of a double click, or the key that sent
 * the prompt, must not land on a button that was not there before.
 */
export const SETTLE = 600;

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
      ...{ class: 'gauge ask', lang: 'en', dir: 'ltr', tabindex: '-1' },
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
  let isReady = false;
  const close = (): void => {
    if (ended.signal.aborted) return;
    ended.abort();
    clearTimeout(settling);
    host.remove();
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  };
  const answer = (go: boolean, event: Event): void => {
    if (!event.isTrusted || !isReady || ended.signal.aborted) return;
    const fault = watched.fault();
    if (fault === undefined) onAnswer({ go, notToday: go && notToday.checked });
    else onTampered(fault);
  };
  // Escape; closing is ours to do.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    answer(false, event);
  });

  const cameFrom = document.activeElement;
  document.documentElement.append(host);
  dialog.showModal();
  // Not one of the buttons: the key that sent the prompt may still be down.
  dialog.focus({ preventScroll: true });
  const watched = guard(
    { document, host, root, dialog, buttons: [send, cancel], signal: ended.signal },
    (how) => onTampered(how),
  );
  const settling = setTimeout(() => {
    isReady = true;
    for (const button of [send, cancel]) button.removeAttribute('aria-disabled');
  }, SETTLE);
  signal.addEventListener('abort', close, { signal: ended.signal });
  return {
    close,
    hear(event) {
      if (event.target !== host) return;
      event.stopImmediatePropagation();
      if (event.type !== 'click') return;
      const { clientX, clientY, detail } = event as MouseEvent;
      // A click by a key has no place of its own.
      const pressed = detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
      const button = pressed?.closest('button');
      if (button === send || button === cancel) answer(button === send, event);
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
