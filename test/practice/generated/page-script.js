// The script of a generated page: the token where the platform's own page has it, and requests as the test words them.
const { token, auths } = JSON.parse(document.querySelector('#about').textContent);

/** Where pages have their token, by how requests are authorised (`Auth` in lib/platforms/platform.ts). */
const places = {
  clerk: {
    put: () => {
      window.Clerk = { loaded: true, session: { getToken: async () => token } };
    },
    take: () => {
      window.Clerk.session = null;
    },
  },
  'stored-token': {
    put: ({ key, field }) => {
      localStorage.setItem(key, field === undefined ? token : JSON.stringify({ [field]: token }));
    },
    take: ({ key }) => localStorage.removeItem(key),
  },
  wiz: {
    put: () => {
      window.WIZ_global_data = { SNlM0e: token, FdrFJe: '1', cfb2h: 'boq_practice' };
    },
    take: () => {
      delete window.WIZ_global_data.SNlM0e;
    },
  },
};

for (const auth of auths) places[auth.kind]?.put(auth);

function overSocket({ url, body }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => socket.send(body));
    socket.addEventListener('close', () => resolve(101));
    socket.addEventListener('error', reject);
  });
}

/** As pages read their answers: streams piece by piece, anything else as a text, or as bytes where it is none. */
async function read(response, isText) {
  if (!isText) return response.arrayBuffer();
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body.getReader();
  while (!(await reader.read()).done);
}

async function byFetch({ method, url, headers, body, isText }) {
  const response = await fetch(url, { method, headers, body, credentials: 'include' });
  await read(response, isText);
  return response.status;
}

function byXhr({ method, url, headers, body, isText }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = true;
    if (!isText) request.responseType = 'arraybuffer';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.addEventListener('loadend', () => resolve(request.status));
    request.send(body);
  });
}

window.practice = {
  /** Makes a request and reads the answer to its end; gives its status. */
  send(request, by) {
    if (request.url.startsWith('wss:')) return overSocket(request);
    const json = request.body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { ...json, ...request.headers, 'x-practice-page': '1' };
    return (by === 'xhr' ? byXhr : byFetch)({ ...request, headers });
  },
  signOut() {
    for (const auth of auths) places[auth.kind]?.take(auth);
  },
};
