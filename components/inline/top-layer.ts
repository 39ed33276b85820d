/** What the page itself has put into the browser's top layer, over everything else. Closed shadow roots are not seen. */
export function pagesTopLayer(document: Document): readonly Element[] {
  return [...document.querySelectorAll(':modal, :popover-open, :fullscreen')];
}
