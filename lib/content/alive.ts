/**
 * Whether the extension of this script is still there: false once it was updated, switched off or removed. Chromium
 * takes the `id` away, and the whole `runtime` as soon as the extension is loaded anew (seen in 156).
 */
export function isAlive(api: { readonly runtime?: { readonly id?: string } }): boolean {
  return api.runtime?.id !== undefined;
}
