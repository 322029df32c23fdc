// The app without a network: every file of one build in one cache. VERSION and FILES stand above, written by the build.
//
// A page gets the files of one build only. The next one is fetched whole and checked before it counts; it then waits
// until somebody asks for it. When no window of the app is open, the browser lets this script take the place of the one
// before; pages get the files of the build before all the same, until somebody asks: their meeting may be running.

const NAME = 'empty-chair-';
const CACHE = NAME + VERSION;
const HERE = new URL('./', location).href;
/** Lies in the cache of the build that was asked for last. */
const WANTED = `${HERE}.wanted`;
/** So many pages of the build that is asked for do not live, one after the other, before the next one is tried. */
const TRIES = 4;
/** A page that another one follows sooner had no time to live, in milliseconds: a key that is held down, or a browser that
 *  opens all its tabs again. */
const TIME = 1000;
/** What every page asks for once its style and script have been read: told with the page, it comes meanwhile. */
const SOON = FILES.map(([path]) => path).flatMap(path =>
  path.endsWith('.wasm') ? [`<./${path}>; rel=preload; as=fetch; crossorigin`]
    : path.endsWith('.woff2') && !path.includes('italic') ? [`<./${path}>; rel=preload; as=font; type="font/woff2"; crossorigin`]
      : []).join(', ');

addEventListener('install', event => event.waitUntil(fill()));
addEventListener('message', event => event.waitUntil(hear(event)));
addEventListener('fetch', event => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !address.startsWith(HERE)) return;
  event.respondWith(answer(request, address === `${HERE}index.html` ? HERE : address));
});

/** Fetches what is not here yet. What a broken connection left is there at the next attempt. */
async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map(async ([path, integrity]) => {
    const address = new URL(path, HERE).href;
    if (await cache.match(address, { ignoreVary: true })) return;
    // A file named after its content is the same in every build.
    const isNamed = /-[0-9a-f]{16}[._]/.test(path);
    const found = isNamed && await caches.match(address, { ignoreVary: true });
    const fetched = found || await fetch(new Request(address, { integrity, cache: isNamed ? 'default' : 'no-cache' }));
    if (!fetched.ok) throw new Error(`${path}: ${fetched.status}`);
    await cache.put(address, fetched);
  }));
  // The first one is asked for by whoever comes.
  if (!registration.active) await cache.put(WANTED, new Response());
  // Whatever took it away meanwhile: what is not there is no build.
  if (!await caches.has(CACHE)) throw new Error(`${CACHE} is gone`);
}

let wanted;
let tried = 0;
let given = 0;

/** The cache of the build that was asked for last; on the first visit, this one's. */
async function find() {
  for (const name of [CACHE, ...await others()]) {
    if (await (await caches.open(name)).match(WANTED)) return name;
  }
  return want();
}

/** This build is asked for, and no other. */
async function want() {
  for (const name of await others()) await (await caches.open(name)).delete(WANTED);
  await (await caches.open(CACHE)).put(WANTED, new Response());
  wanted = CACHE;
  return CACHE;
}

/** The caches of other builds. */
async function others() {
  return (await caches.keys()).filter(name => name.startsWith(NAME) && name !== CACHE);
}

/** A file of the build that is asked for, or of the one that an older window still shows, or what the network has. */
async function answer(request, address) {
  const options = { ignoreVary: true };
  wanted ??= await find();
  // A build that breaks as it starts offers nobody the one that puts it right.
  if (address === HERE && wanted !== CACHE && breaks()) await want();
  const own = await (await caches.open(wanted)).match(address, options);
  if (own && address === HERE && wanted === CACHE) return withLink(own);
  return own ?? await caches.match(address, options) ?? fetch(request);
}

/** Whether so many pages did not live. One more is given now. */
function breaks() {
  const before = given;
  given = Date.now();
  return given - before > TIME && ++tried > TRIES;
}

/** The page of this build, and with it what it will ask for. */
function withLink({ body, headers, status, statusText }) {
  const more = new Headers(headers);
  more.set('Link', SOON);
  return new Response(body, { status, statusText, headers: more });
}

/** Windows of the app say three things: that this build is to take over, that they have begun, and that they live on. */
async function hear({ data, source }) {
  if (!source?.url?.startsWith(HERE)) return;
  const windows = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const isAlone = windows.every(window => window.id === source.id || !window.url.startsWith(HERE));
  if (data === 'take over') {
    // A meeting in another window goes on with the build it began with.
    if (!isAlone) return source.postMessage('others');
    await want();
    await skipWaiting();
    source.postMessage('taken');
  }
  if (data === 'lives') tried = 0;
  if (data === 'begun') {
    wanted ??= await find();
    if (wanted !== CACHE) source.postMessage('ready');
    // One that comes or waits has a cache as well, which is not old.
    if (!isAlone || !registration.active || registration.installing || registration.waiting) return;
    await Promise.all((await others()).filter(name => name !== wanted).map(name => caches.delete(name)));
  }
}
