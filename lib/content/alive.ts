/**
 * Whether the extension of this script is still there: false once it was updated, switched off or removed. Chromium
 * takes the `id` away; the whole `runtime` where its developer mode was switched meanwhile (seen in 156).
 */
export function isAlive(api: { readonly runtime?: { readonly id?: string } }): boolean {
  return api.runtime?.id !== undefined;
}
