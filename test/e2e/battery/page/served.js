/** A page's service worker: answers some requests itself, as `?by=` says, and lets the others pass. */
addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const usage = { five_hour: { utilization: 7, resets_at: null }, note: 'from the worker' };

function endless(tell) {
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(new TextEncoder().encode('data: {"type":"ping"}\n\n'));
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
    cancel: () => tell('left'),
  });
}

async function answer(by, request, clientId) {
  switch (by) {
    case 'itself':
      return Response.json(usage, { headers: { 'x-by': 'worker' } });
    case 'fetching':
      return fetch(request);
    case 'echo':
      return Response.json({ got: await request.text(), type: request.headers.get('content-type') });
    case 'endless': {
      const client = await self.clients.get(clientId);
      const headers = { 'content-type': 'text/event-stream' };
      return new Response(
        endless((word) => client.postMessage(word)),
        { headers },
      );
    }
    default:
      return Response.error();
  }
}

addEventListener('fetch', (event) => {
  const by = new URL(event.request.url).searchParams.get('by');
  if (by !== null) event.respondWith(answer(by, event.request, event.clientId));
});
