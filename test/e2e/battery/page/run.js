import { asking } from './asking.js';
import { looks } from './looks.js';
import { reading } from './reading.js';
import { frames, requests } from './requests.js';
import { sockets } from './sockets.js';
import { faultOf, pause, within } from './tools.js';

const checks = { ...looks, ...reading, ...asking, ...requests, ...frames, ...sockets };

// A hostile page has already run; what it did must not reach the battery's own bookkeeping.
const { stringify } = JSON;

/** What changed in the page that no check has changed. */
const changes = [];
const isOwn = ({ tagName }) => tagName === 'IFRAME';
new MutationObserver((records) => {
  for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
    const nodes = [...addedNodes, ...removedNodes].filter((node) => !isOwn(node)).map(({ nodeName }) => nodeName);
    if (type !== 'childList' || nodes.length > 0) changes.push([type, target.nodeName, nodes, attributeName]);
  }
}).observe(document, { childList: true, attributes: true, characterData: true, subtree: true });

const stray = [];
for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
  addEventListener(type, (event) => {
    if (!event.defaultPrevented) stray.push([type, event.message ?? event.blockedURI ?? String(event.reason)]);
  });
}

/**
 * Runs the checks whose names match `only`, `lanes` at a time, and gives their results as one JSON text.
 * A check that fails by itself is `{ failed }`: no check of the battery may.
 */
async function runBattery(only = '', lanes = 1) {
  const names = Object.keys(checks).filter((name) => new RegExp(only).test(name));
  const results = {};
  const times = {};
  const waiting = [...names];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const start = performance.now();
      try {
        results[name] = (await within(5000, Promise.resolve(checks[name]()))) ?? null;
      } catch (error) {
        results[name] = { failed: faultOf(error) };
      }
      times[name] = Math.round(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await pause(50);
  results['what changed in the page'] = changes;
  results['stray events'] = stray;
  return stringify({ results: Object.fromEntries([...names, 'what changed in the page', 'stray events'].map((name) => [name, results[name]])), times });
}

globalThis.runBattery = runBattery;
