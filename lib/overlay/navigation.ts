/** `Navigation`, as far as it is used: TypeScript's DOM library does not know it, nor does Firefox before 147. */
interface NavigationEvents {
  addEventListener(type: 'currententrychange', listener: () => void, options: { signal: AbortSignal }): void;
}

/**
 * Calls `listener` when the page has gone to another address without loading. Where the browser doesn't tell of it
 * (`pushState` in Firefox before 147), whoever looks next has to compare the path.
 */
export function onNavigation(view: Window, listener: () => void, signal: AbortSignal): void {
  const { navigation } = view as { navigation?: NavigationEvents };
  navigation?.addEventListener('currententrychange', listener, { signal });
  view.addEventListener('popstate', listener, { signal });
}
