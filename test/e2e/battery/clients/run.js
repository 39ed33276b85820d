import { offer } from '../page/runner.js';
import { natures, under } from '../page/tools.js';
import { http } from './http.js';
import { models } from './models.js';
import { rpc } from './rpc.js';
import { sockets } from './sockets.js';
import { streams } from './streams.js';

/** Every client at both kinds of address. */
const checks = {};
for (const [client, checksOf] of Object.entries({ ...http, ...models, ...streams, ...rpc, ...sockets })) {
  for (const [nature, paths] of Object.entries(natures))
    Object.assign(checks, under(`${nature} ${client}`, checksOf(paths)));
}
offer(checks, {});
