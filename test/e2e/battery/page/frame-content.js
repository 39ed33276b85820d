/** What a frame has of its own, told to the page that it is in. */
(async () => {
  const url = (scene) =>
    new URL(`/api/organizations/battery/usage?battery=${scene}&id=frame`, parent.location.href);
  const xhr = new XMLHttpRequest();
  xhr.open('GET', url('json'));
  const loaded = new Promise((resolve) => {
    xhr.onload = () => resolve(xhr.responseText);
  });
  xhr.send();
  const said = {
    looks: [fetch, XMLHttpRequest, WebSocket, EventSource].map((one) =>
      Function.prototype.toString.call(one),
    ),
    names: Reflect.ownKeys(window).map(String).sort(),
    origin: [location.href, origin, document.baseURI],
    answer: await (await fetch(url('json'))).json(),
    xhr: await loaded,
    // The page's own fetch, asked from here with things of this world.
    parents: await (await parent.fetch(new Request(url('limit')))).text(),
    aborted: await parent
      .fetch(url('late'), { signal: AbortSignal.timeout(10) })
      .then(String, (error) => [error.name, error instanceof DOMException]),
  };
  parent.postMessage(said, '*');
})();
