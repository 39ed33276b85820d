import {
  create,
  getOwnPropertyDescriptor,
  getOwnPropertyDescriptors,
  getPrototypeOf,
  setPrototypeOf,
} from './safe';

const layers = new WeakMap<object, object>();

/**
 * A prototype of the object's own, in front of that of its class: with the same members in the same order,
 * for us to change. So the object itself has nothing that it has not without us, and `for … in` (with
 * which wrappers copy a response) finds what it finds without us; own properties would show, or hide what is
 * inherited. Changing the class's prototype instead would show even less, but each stream of the page would
 * pass our code at each chunk. What shows: `getPrototypeOf(response) !== Response.prototype`.
 */
export function layerOf(object: object): object {
  const known = layers.get(object);
  if (known !== undefined) return known;
  const prototype: unknown = getPrototypeOf(object);
  const layer: object = create(prototype as object, getOwnPropertyDescriptors(prototype));
  layers.set(object, layer);
  setPrototypeOf(object, layer);
  return layer;
}

/** A member as the object has it, own or inherited. */
export function memberOf(object: object, name: PropertyKey): PropertyDescriptor | undefined {
  for (let holder: unknown = object; holder !== null; holder = getPrototypeOf(holder)) {
    const descriptor = getOwnPropertyDescriptor(holder as object, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}
