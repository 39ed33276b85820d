/** What the insights are in a private window (Firefox opens them there): the history is that of ordinary windows. */
export function PrivatePage() {
  return (
    <div className="insights">
      <header>
        <h1>Credit Gauge insights</h1>
      </header>
      <main>
        <p>
          This is a private window: nothing of it is kept in the history, and nothing of the history is shown
          here.
        </p>
      </main>
    </div>
  );
}
