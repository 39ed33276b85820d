/** As polyfills and monitoring do: what is there is replaced by something of the page's own that works. */
const { fetch: found, Promise: FoundPromise } = window;
const { then } = FoundPromise.prototype;
const { parse, stringify } = JSON;
const { json, text } = Response.prototype;

Object.defineProperty(FoundPromise.prototype, 'then', {
  value(...args) {
    return then.apply(this, args);
  },
});
window.Promise = class OwnPromise extends FoundPromise {};
window.TextDecoder = class OwnDecoder extends TextDecoder {};
JSON.parse = (...args) => parse(...args);
JSON.stringify = (...args) => stringify(...args);
Response.prototype.json = function () {
  return json.call(this);
};
Response.prototype.text = async function () {
  return text.call(this);
};
window.fetch = async (...args) => {
  const response = await found(...args);
  const { text: ownText } = response;
  response.text = (...all) => ownText.apply(response, all);
  return response;
};
