const selector = ':modal, :popover-open, :fullscreen';

export function isOnTop(node: Element): boolean {
  return node.matches(selector);
}

/** What the page itself has put into the browser's top layer, over everything else. */
export function topLayerOf(root: Document | ShadowRoot): readonly Element[] {
  return [...root.querySelectorAll(selector)];
}

/**
 * The same in all shadow roots but ours, closed ones too: Firefox opens them to extensions, and it is needed there, since
 * Firefox doesn't tell whether a thing is seen. It walks through the whole page.
 */
export function shadowTopLayerOf(root: Document | ShadowRoot, ours: Element): readonly Element[] {
  return [...root.querySelectorAll<Hosting>('*')].flatMap((node) => {
    const inner = node === ours ? undefined : node.openOrClosedShadowRoot;
    return inner ? [...topLayerOf(inner), ...shadowTopLayerOf(inner, ours)] : [];
  });
}

type Hosting = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };
