import { asking } from './asking.js';
import { looks } from './looks.js';
import { reading } from './reading.js';
import { frames, requests } from './requests.js';
import { sockets } from './sockets.js';
import { faultOf, pause, within } from './tools.js';

const sideBySide = { ...reading, ...asking, ...requests, ...sockets };
/** These change or listen to what all share. */
const alone = { ...looks, ...frames };

// Kept from before a hostile script.
const { stringify } = JSON;

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
 * Runs the checks whose names match `only`, after the script of ./hostile that `hostile` names, and gives
 * their results as one JSON text. A check that fails by itself is `{ failed }`: none of the battery may.
 */
async function runBattery(only = '', hostile = '') {
  const wanted = (checks) => Object.entries(checks).filter(([name]) => new RegExp(only).test(name));
  const [together, single] = [wanted(sideBySide), wanted(alone)];
  if (hostile !== '') await import(`./hostile/${hostile}.js`);
  const results = Object.fromEntries([...together, ...single].map(([name]) => [name, null]));
  const work = async (waiting) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, check] = next;
      try {
        results[name] = (await within(5000, Promise.resolve(check()))) ?? null;
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
}

globalThis.runBattery = runBattery;
