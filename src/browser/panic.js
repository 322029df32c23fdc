// The page in place of an app that broke. Plain JavaScript over the store: after a panic, a stack overflow or a failed
// allocation nothing of the program may run again, since it may be anywhere in the middle of something.

// What the app keeps begins so, in localStorage and among the databases.
const NAME = 'empty-chair';
// An error that went through the program, as browsers write its frames; Safari has no address there.
const OURS = /empty-chair[^\s)]*\.wasm|@\[wasm code\]/;

let root;
let words;
let broken = false;
// What the storage did not take, by its key. The page holds it and not the program, so that it can be handed out.
const refused = new Map();
// Whether something of a meeting is nowhere but here.
let unsafe = false;
// What lets go of the locks that this window holds, and closes what it hears others by.
const holds = [];

// The program has had its say by then: what it could still keep is kept.
addEventListener('beforeunload', event => unsafe && event.preventDefault());

/** Shows the page when an error has gone through the program, whether its panic hook ran or not. */
export function watch(element, texts) {
  [root, words] = [element, texts];
  const look = error => {
    if (OURS.test(error?.stack)) show(String(error));
  };
  addEventListener('error', event => look(event.error));
  addEventListener('unhandledrejection', event => look(event.reason));
}

/** What the storage did not take, by its key. */
export function inMemory() {
  return refused;
}

/** Whether something of a meeting is nowhere but in this page: then whoever leaves it is asked whether they mean it. */
export function worry(isUnsafe) {
  if (!broken) unsafe = isUnsafe;
}

/** Whether the app has broken. */
export function isBroken() {
  return broken;
}

/** Remembers how a lock is let go of: a program that broke does not do so, and no other window could go on. */
export function hold(release) {
  holds.push(release);
}

/** Remembers a channel on which a broken program is told nothing any more. */
export function hears(channel) {
  holds.push(() => channel.close());
}

/** The same promise, which a broken program is told nothing of: it must not be entered again. */
export function whileWhole(promise) {
  return new Promise((resolve, reject) => {
    promise.then(value => broken || resolve(value), error => broken || reject(error));
  });
}

/** Puts the page in place of the app. The first reason is the one that is told. */
export function show(detail) {
  if (broken) return;
  broken = true;
  for (const release of holds) release();
  const heading = make('h1', { textContent: unsafe ? words.unsafeTitle : words.title, tabIndex: -1 });
  const row = make('div', { className: 'row' });
  const [first, second] = unsafe ? ['large', 'primary large'] : ['primary large', 'large'];
  row.append(
    button(words.reload, first, () => location.reload()),
    button(words.download, second, download),
    button(words.home, 'large', () => {
      location.hash = '/';
      location.reload();
    }),
  );
  offerUpdate(row);
  const page = make('main', { className: 'panic' });
  const hint = make('p', { textContent: unsafe ? words.unsafeHint : words.hint });
  hint.setAttribute('role', 'alert');
  const more = make('details', {});
  more.append(make('summary', { textContent: words.detail }), make('pre', { textContent: detail }));
  page.append(heading, hint, row, more);
  root.replaceChildren(page);
  heading.focus();
  // The program still listens for keys at the window.
  addEventListener('keydown', event => {
    if (event.target === document.body || root.contains(event.target)) event.stopImmediatePropagation();
  }, true);
}

/** Another build may have put right what broke here. */
async function offerUpdate(row) {
  try {
    const workers = navigator.serviceWorker;
    const waiting = (await workers.getRegistration())?.waiting;
    if (!waiting) return;
    workers.addEventListener('controllerchange', () => location.reload(), { once: true });
    const held = make('p', { textContent: `${words.held}. ${words.heldWhy}` });
    held.setAttribute('role', 'alert');
    // Put there anew, it is read out again.
    workers.addEventListener('message', ({ data }) => data === 'others' && row.after(held));
    row.append(button(words.update, 'large', () => waiting.postMessage('take over')));
  } catch { /* There is no other build where there are no workers. */ }
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function button(textContent, className, run) {
  const made = make('button', { type: 'button', textContent, className });
  made.addEventListener('click', run);
  return made;
}

/** Hands out all that is stored here, as it is stored. */
async function download() {
  const stored = { local: {}, databases: {} };
  try {
    for (const [key, text] of Object.entries(localStorage)) {
      if (key.startsWith(NAME)) stored.local[key] = readable(text);
    }
  } catch { /* Storage is blocked: nothing is in it. */ }
  for (const [key, text] of refused) stored.local[key] = readable(text);
  try {
    for (const { name } of await indexedDB.databases()) {
      if (name.startsWith(NAME)) stored.databases[name] = await contents(name);
    }
  } catch { /* Not every browser tells which databases there are. */ }
  const blob = new Blob([JSON.stringify(stored, bytes, 1)], { type: 'application/json' });
  make('a', { href: URL.createObjectURL(blob), download: `${NAME}-stored.json` }).click();
}

function readable(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the journal keeps is text in bytes; what is not, is told as numbers. */
function bytes(_, value) {
  if (!(value instanceof ArrayBuffer) && !ArrayBuffer.isView(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return [...new Uint8Array(value.buffer ?? value, value.byteOffset ?? 0, value.byteLength)];
  }
}

function contents(name) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const database = asked.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) return resolve({});
      const found = {};
      const reading = database.transaction(stores);
      for (const store of stores) {
        found[store] = [];
        reading.objectStore(store).openCursor().onsuccess = ({ target: { result } }) => {
          if (!result) return;
          found[store].push([result.key, result.value]);
          result.continue();
        };
      }
      reading.onerror = () => reject(reading.error);
      reading.oncomplete = () => {
        database.close();
        resolve(found);
      };
    };
  });
}
