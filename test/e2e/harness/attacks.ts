/**
 * What a page may do to the dialog, each run in the page itself (so none may use anything from around it but `attack`).
 * All marks are taken away again by `attack.end()`.
 */
export type Attack = () => unknown;

interface Tools {
  /** The dialog's host, all that a page can get hold of. */
  host(): HTMLElement;
  css(text: string): void;
  /** A new element over the whole window. */
  node<K extends keyof HTMLElementTagNameMap>(tag: K, style?: string): HTMLElementTagNameMap[K];
  /** Taken back at the end. */
  undo: (() => void)[];
  end(): void;
}

declare global {
  var attack: Tools;
}

/** Put into the page before the others. */
export function installAttacks(): void {
  const over =
    'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;border:0';
  const before = document.documentElement.getAttributeNames();
  globalThis.attack = {
    host: () => document.querySelector<HTMLElement>('[data-credit-gauge="ask"]') as HTMLElement,
    css(text) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    },
    node(tag, style = '') {
      const node = document.createElement(tag);
      node.style.cssText = `${over};background:green;z-index:2147483647;${style}`;
      document.body.append(node);
      this.undo.push(() => node.remove());
      return node;
    },
    undo: [],
    end() {
      document.adoptedStyleSheets = [];
      for (const name of document.documentElement.getAttributeNames())
        if (!before.includes(name)) document.documentElement.removeAttribute(name);
      for (const undo of this.undo.splice(0)) undo();
    },
  };
}

const effects = {
  opacity: '0',
  filter: 'blur(20px)',
  'backdrop-filter': 'blur(20px)',
  transform: 'translateX(900px) scale(.1)',
  translate: '900px',
  scale: '.1',
  perspective: '10px',
  'clip-path': 'circle(0)',
  mask: 'linear-gradient(transparent, transparent)',
  'mix-blend-mode': 'difference',
  visibility: 'hidden',
  'pointer-events': 'none',
  cursor: 'none',
  contain: 'strict',
  overflow: 'hidden',
  'user-select': 'none',
  'font-size': '1px',
  'letter-spacing': '9px',
  'text-indent': '-999px',
  'writing-mode': 'vertical-rl',
  direction: 'rtl',
  'color-scheme': 'dark',
} as const;

const all = (declarations: Readonly<Record<string, string>>): string =>
  Object.entries(declarations)
    .map(([name, value]) => `${name}: ${value} !important`)
    .join('; ');

/** Sheets that change nothing of the dialog. */
export const harmlessSheets: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries({ ...effects, display: 'none', zoom: '.1', all: 'unset', position: 'absolute' }).map(
      ([name, value]) => [`${name} on the host`, `[data-credit-gauge] { ${name}: ${value} !important }`],
    ),
  ),
  'all of it on the root and the body': `html, body { ${all({ ...effects, filter: 'none' })} }`,
  'all of it on everything else that a page can name': `:not(html), ::before, ::after, dialog, button { ${all(effects)} }`,
  'a body that is not shown': 'body { display: none !important }',
  'a backdrop, a selection':
    '::backdrop, ::selection { background: green !important; color: green !important }',
  'a transition of all, an animation': `
    @keyframes away { to { opacity: 0; transform: scale(.1) } }
    [data-credit-gauge], html { transition: all 1s !important; animation: away 1s 1s infinite !important }`,
  'types for the names of our custom properties': [
    'ground',
    'text',
    'muted',
    'accent',
    'on-accent',
    'raised',
    'line',
  ]
    .map((name) => `@property --${name} { syntax: "<color>"; inherits: false; initial-value: transparent }`)
    .join(' '),
  'values for them': ':root, [data-credit-gauge] { --ground: green !important; --font: fantasy !important }',
  'fonts of the names that we ask for': [
    'system-ui',
    '-apple-system',
    'Segoe UI',
    'Roboto',
    'Noto Sans',
    'sans-serif',
  ]
    .map(
      (name) =>
        `@font-face { font-family: "${name}"; src: local("DejaVu Sans Mono"), local("Liberation Mono") }`,
    )
    .join(' '),
};

/** Firefox filters all of the window with its root. */
export const harmlessSheetsInChromium = {
  ...harmlessSheets,
  'a blurred root': 'html { filter: blur(20px) !important }',
};

/** What else changes nothing of it. */
export const harmless: Readonly<Record<string, Attack>> = {
  'styles written on the host': () => {
    for (const [name, value] of Object.entries({
      opacity: '0',
      display: 'none',
      zoom: '.1',
      transform: 'scale(.1)',
    }))
      attack.host().style.setProperty(name, value, 'important');
  },
  'an animated host': () => {
    attack.host().animate({ opacity: [0, 0], transform: ['scale(.1)', 'scale(.1)'] }, 100_000);
  },
  'attributes of the host': () => {
    for (const name of ['hidden', 'title', 'class', 'dir', 'lang', 'slot', 'contenteditable', 'draggable'])
      attack.host().setAttribute(name, 'rtl');
  },
  'the highest z-index': () => attack.node('div'),
  'all of it selected': () => {
    getSelection()?.selectAllChildren(document.documentElement);
    attack.undo.push(() => getSelection()?.removeAllRanges());
  },
  'no body any more': () => {
    const { body } = document;
    body.remove();
    attack.undo.push(() => document.documentElement.append(body));
  },
};

/** What makes the dialog inert. */
export const inerting: Readonly<Record<string, Attack>> = {
  'a page that is not shown': () => attack.css('html { display: none !important }'),
  'a page at six tenths': () => attack.css('html { zoom: .6 !important }'),
  'a page at a tenth': () => attack.css('html { zoom: .1 !important }'),
  'a popover': () => {
    const node = attack.node('div');
    node.popover = 'manual';
    node.showPopover();
  },
  'a popover that lets clicks through': () => {
    const node = attack.node('div', 'pointer-events:none');
    node.popover = 'manual';
    node.showPopover();
  },
  'such a popover in a closed shadow root': () => {
    const root = attack.node('div', 'position:static;width:0;height:0').attachShadow({ mode: 'closed' });
    const node = attack.node('div', 'pointer-events:none');
    node.popover = 'manual';
    root.append(node);
    node.showPopover();
  },
  'a popover that was there before, and is shown again': () => {
    const node = document.querySelector<HTMLElement>('#shown-before');
    node?.hidePopover();
    node?.showPopover();
  },
  'a modal dialog of the page': () => attack.node('dialog').showModal(),
  'the host as a popover with a backdrop': () => {
    attack.css('[data-credit-gauge]::backdrop { position: fixed; inset: 0; background: green }');
    attack.host().popover = 'manual';
    attack.host().showPopover();
  },
  'a picture between two views that stays': () => {
    attack.css(`::view-transition { background: green; pointer-events: none }
      ::view-transition-group(root), ::view-transition-old(root), ::view-transition-new(root)
        { animation-duration: 1000s; pointer-events: none }`);
    const transition = document.startViewTransition(() => undefined);
    attack.undo.push(() => transition.skipTransition());
  },
  'an inert host': () => attack.host().setAttribute('inert', ''),
  'a host that is gone': () => attack.host().remove(),
  'a host that is put in again': () => document.documentElement.append(attack.host()),
  'a host in another parent': () => document.body.append(attack.host()),
  'a host in a frame': () => attack.node('iframe').contentDocument?.body.append(attack.host()),
};

/** The same, for what Firefox alone does. */
export const inertingInFirefox: Readonly<Record<string, Attack>> = {
  'a blurred root': () => attack.css('html { filter: blur(20px) !important }'),
};

/** The same, for what Chromium alone has. */
export const inertingInChromium: Readonly<Record<string, Attack>> = {
  'a host that is moved without being taken out': () =>
    document.documentElement.moveBefore(attack.host(), null),
};
