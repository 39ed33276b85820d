/** Reads the stream that it is given, in a world in which nothing of ours is. */
addEventListener('message', async ({ data }) => postMessage({ text: await new Response(data).text() }));
