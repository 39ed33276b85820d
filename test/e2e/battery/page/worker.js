/** A worker has a world of its own, in which nothing of ours is. */
fetch('/api/organizations/battery/usage?battery=json&id=worker')
  .then((response) => response.json())
  .then((value) => postMessage({ value, text: fetch.toString() }));
