// The page's side of the service worker: it registers it, says when another build is ready, and takes it up when told.
// Nothing here happens by itself in the middle of something.

// How often a page that stays open asks whether there is another build.
const EVERY = 60 * 60 * 1000;

let workers;
let registration;
let tell = () => {};
/** A program that broke is told nothing, and does not live. */
const isBroken = () => document.querySelector('main.panic') !== null;

/** Keeps the app for a time without a network. `told` hears of another build: 'ready', or 'others' when it cannot be
 *  taken up because another window is open. */
export function keepOffline(told) {
  tell = word => isBroken() || told(word);
  const worker = document.querySelector('meta[name=empty-chair-worker]')?.content;
  try {
    workers = navigator.serviceWorker;
  } catch { /* A frame that its host keeps apart may not even look. */ }
  if (!worker || !workers) return;
  workers.addEventListener('message', ({ data, source }) => {
    const waiting = registration?.waiting;
    if (data === 'others' && source === (waiting ?? workers.controller)) tell(data);
    // The browser has let the next build's worker in, and nobody has asked for that build yet.
    if (data === 'ready' && source === workers.controller) tell(data);
    if (data === 'taken' && source === workers.controller && !waiting) location.reload();
  });
  workers.controller?.postMessage('begun');
  // Left whole before that, it lived as well: `entry_page/early.js` says so.
  setTimeout(() => isBroken() || workers.controller?.postMessage('lives'), 3000);
  // The first screen comes first.
  const register = () => begin(worker).catch(() => { /* Without it the app needs its host, as any page does. */ });
  if (workers.controller) register();
  else setTimeout(register, 2000);
}

async function begin(worker) {
  registration = await workers.register(worker, { updateViaCache: 'none' });
  look();
  // By the time it is told, the worker may have come further, or been given up.
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
    look();
  });
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < EVERY) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

function look() {
  if (registration.waiting && registration.active) tell('ready');
}

/** Takes up the build that waits, and loads the page again with it. */
export function takeUp() {
  const waiting = registration?.waiting;
  if (waiting) workers.addEventListener('controllerchange', () => location.reload(), { once: true });
  (waiting ?? workers.controller)?.postMessage('take over');
}

/** Files that somebody opened with the app, from outside the browser. */
export function onOpened(told) {
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    for (const handle of files ?? []) {
      // One that has gone meanwhile says nothing, and keeps nobody else back.
      const file = await handle.getFile().catch(() => null);
      if (file) told(file);
    }
  });
}
