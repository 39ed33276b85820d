import tokens from '../ui/tokens.css?inline';
import dialog from './dialog.css?inline';
import inline from './inline.css?inline';
import preview from './preview.css?inline';

/**
 * The sheet of the shadow root, put there as the text of a `<style>`, which is the one way that works in all
 * browsers that we support under a page's `style-src 'none'`: both browsers let an extension's script set
 * the text of a style element (tried Nov 2026 in Chromium 156 and Firefox 153). Constructable sheets fail
 * in content scripts of Firefox before 153 (bug 1751346), `insertRule` into an empty `<style>` fails in
 * Firefox still, and a `<link>` would need a file that every page could ask for, to find out that we are there.
 *
 * The colours are those of the popup. They are set on an element inside, which no rule of the page can reach.
 */
export const styles: string = tokens.replaceAll(':root', '.gauge') + inline;

/**
 * The same for the dialog. Its custom properties have names that no page can guess: a page's `@property` counts in shadow
 * trees too, and could make the colour of some words transparent.
 */
export const askStyles: string = (tokens.replaceAll(':root', '.gauge') + dialog).replaceAll(
  '--',
  `--${crypto.randomUUID()}-`,
);

/** And for the cost preview. */
export const previewStyles: string = styles + preview;
