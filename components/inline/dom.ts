/** Plain DOM, with text as text: nothing here ever parses HTML. */
const SVG = 'http://www.w3.org/2000/svg';

export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A button with a name for screen readers and tooltip, and something to see in it. */
export function button(
  document: Document,
  name: string,
  className: string,
  ...children: readonly Node[]
): HTMLButtonElement {
  return element(
    document,
    'button',
    { type: 'button', class: className, 'aria-label': name, title: name },
    ...children,
  );
}

/** On each host of ours, so that one that outlived its script (Firefox ends those of an updated extension) can be found. */
const MARK = 'data-credit-gauge';

/** The node of ours that stands at the end of the page's body, in the place of an older one of the same kind. */
export function hostOf(document: Document, kind: 'warning' | 'preview'): HTMLElement {
  for (const old of document.querySelectorAll(`[${MARK}="${kind}"]`)) old.remove();
  return element(document, 'div', { [MARK]: kind });
}

/** Only touches the page's tree where something changes, so that a live region is not read out again. */
export function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
  node.hidden = text === '';
}

/** Drawn on a 16 × 16 grid. The outlines of the levels are those of the popup's icons (../ui/icon.tsx). */
const drawings = {
  low: ['M8 2.8 14.2 13.2H1.8Z'],
  critical: ['M8 2.3 14.6 13.5H1.4Z', 'M8 6.5v3M8 11.6v.1'],
  empty: ['M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0Z', 'm4 12 8-8'],
  short: ['M8 1.8 14.2 8 8 14.2 1.8 8Z', 'M5.5 8h5'],
  move: [
    'M8 2v12M2 8h12',
    'M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8',
  ],
  collapse: ['M3.5 12.5h9'],
  close: ['m4 4 8 8M12 4l-8 8'],
  enough: ['M2.2 11.5a6 6 0 1 1 11.6 0', 'M8 11.2 11 6.5'],
  unknown: [
    'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0Z',
    'M6.3 6.4a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.1M8 11v.1',
  ],
  more: ['m4.5 6.5 3.5 3.5 3.5-3.5'],
  hide: ['M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Z', 'm3 13.2 10-10.4'],
} as const;

export type Drawing = keyof typeof drawings;

export function icon(document: Document, name: Drawing): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of drawings[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
