import { type ListProps, PlatformList } from './add-platform';

/** What a newcomer sees: what to do, what is asked for, and what is not. */
export function Empty(props: ListProps) {
  return (
    <div className="empty">
      <h2>See what is left of your AI credits</h2>
      <p>
        Switch on a service that you use and open it once; its balance appears here. Each asks for its own
        addresses only, and nothing leaves your browser.
      </p>
      <PlatformList {...props} />
    </div>
  );
}
