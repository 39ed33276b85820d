import type { Endpoint } from '../../lib/wire/endpoint';

/** A URL that fits each pattern of an endpoint, with the call of batchexecute that it is for. */
export function examples(endpoint: Endpoint): string[] {
  const patterns = typeof endpoint.url === 'string' ? [endpoint.url] : endpoint.url;
  const [rpc = ''] = Object.keys(endpoint.response.batchexecute ?? {});
  const query = rpc === '' ? '' : `?rpcids=${rpc}`;
  return patterns.map((pattern) =>
    pattern
      .replace(/\/:\w+/g, '/example')
      .replace(/\/\{([^|}]+)[^}]*\}/g, '/$1')
      .replace(/\/\*$/, '/example')
      .concat(query),
  );
}

/** The names that an endpoint picks from its response, so that random JSON comes near to real answers. */
export function pickedKeys(endpoint: Endpoint): string[] {
  const names = new Set<string>(['data']);
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (!['keys', 'each', 'at', 'json', 'events', '*'].includes(name)) names.add(name);
      walk(inner);
    }
  };
  walk(endpoint.response);
  return [...names];
}
