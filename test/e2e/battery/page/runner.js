import { faultOf, pause, within } from './tools.js';

// Kept from before a hostile script.
const { stringify } = JSON;

// By itself a browser keeps 250, of the first requests.
performance.setResourceTimingBufferSize(5000);

/** What changed in the page that no check has changed. */
const changes = [];
/** Less than the six connections that a browser opens to one host. */
const LANES = 4;

const isOwn = ({ tagName }) => tagName === 'IFRAME';
new MutationObserver((records) => {
  for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
    const nodes = [...addedNodes, ...removedNodes]
      .filter((node) => !isOwn(node))
      .map(({ nodeName }) => nodeName);
    if (type !== 'childList' || nodes.length > 0) changes.push([type, target.nodeName, nodes, attributeName]);
  }
}).observe(document, { childList: true, attributes: true, characterData: true, subtree: true });

const stray = [];
for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
  addEventListener(type, (event) => {
    if (!event.defaultPrevented)
      stray.push([type, event.message ?? event.blockedURI ?? String(event.reason)]);
  });
}

/**
 * Offers to run the checks of both tables: those of the first side by side, then those of the second one after
 * the other. `runBattery` runs those whose names match `only`, after the script of ./hostile that `hostile`
 * names, and gives their results as one JSON text. A check that fails by itself is `{ failed }`: none may.
 */
export function offer(sideBySide, alone) {
  globalThis.runBattery = async (only = '', hostile = '') => {
    const wanted = (checks) => Object.entries(checks).filter(([name]) => new RegExp(only).test(name));
    const [together, single] = [wanted(sideBySide), wanted(alone)];
    if (hostile !== '') await import(`/battery/hostile/${hostile}.js`);
    const results = Object.fromEntries([...together, ...single].map(([name]) => [name, null]));
    const work = async (waiting) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [name, check] = next;
        try {
          results[name] = (await within(20_000, Promise.resolve(check()))) ?? null;
        } catch (error) {
          results[name] = { failed: faultOf(error) };
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, () => work(together)));
    await work(single);
    await pause(50);
    results['what changed in the page'] = changes;
    results['stray events'] = stray.sort();
    return stringify(results);
  };
}
