//! What breaks the program in one handler: between the page and the program, where everything that it does to the page
//! goes through.

use room_tests::{Outcome, Trouble};
use serde_json::{Value, json};

/// How the program is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The next element that it wants is refused to it: it panics, and its hook runs.
    Element,
    /// The call into the page with this number, from the beginning of the handler, ends it then and there: no hook runs.
    Call(u64),
}

impl How {
    /// So many rounds of two ways to break a handler, for the one with this number.
    pub fn in_turn(number: usize, rounds: u64) -> Vec<Self> {
        const CALLS: [u64; 8] = [1, 3, 8, 2, 20, 5, 50, 13];
        let calls = CALLS.into_iter().cycle().skip(number);
        let rounds = usize::try_from(rounds).unwrap_or(1);
        let both = |call| {
            if number.is_multiple_of(2) { [Self::Element, Self::Call(call)] } else { [Self::Call(call), Self::Element] }
        };
        calls.take(rounds).flat_map(both).collect()
    }

    pub fn told(self) -> Value {
        match self {
            Self::Element => json!({ "element": true }),
            Self::Call(number) => json!({ "call": number }),
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Broke {
    pub is_broken: bool,
    /// After how many milliseconds the page said so.
    pub told: Option<f64>,
    /// How many calls into the page the handler made, as far as it came.
    pub calls: u64,
}

impl Broke {
    pub fn of(seen: &Value) -> Outcome<Self> {
        let calls = seen.get("calls").and_then(Value::as_u64);
        let calls = calls.ok_or_else(|| Trouble::new(format!("it could not be played: {seen}")))?;
        let is_broken = seen.get("broke").is_some_and(Value::is_number);
        Ok(Self { is_broken, told: seen.get("told").and_then(Value::as_f64), calls })
    }
}

/// In the page before everything else: a way into each call of the program, a way to hold its timers, and a way to play
/// an event.
pub const BREAKER: &str = r"
Error.stackTraceLimit = 50;
const state = { how: null, calls: 0, broke: null, held: false };
const broken = () => {
    state.how = null;
    state.broke = performance.now();
    throw new Error('broken by a test');
};

// What breaks while a promise is made, the browser hands to whoever waits for it, as if it had refused something itself:
// the program goes on, and tries again. It is broken at the next call.
const isInPromise = () => new Error().stack.includes('new Promise');

// Everything that the program calls of the page.
const entered = call => (...all) => {
    if (state.how) {
        state.calls += 1;
        if (state.calls >= state.how.call && !isInPromise()) broken();
    }
    return call(...all);
};
for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = (source, imports) => {
        const wrap = one => Object.fromEntries(Object.entries(one).map(([key, value]) =>
            [key, typeof value === 'function' ? entered(value) : value]));
        const all = Object.fromEntries(Object.entries(imports).map(([key, one]) => [key, wrap(one)]));
        return make.call(WebAssembly, source, all);
    };
}
for (const [kind, names] of [[Document, ['createElement', 'createElementNS', 'createTextNode']], [Node, ['cloneNode']]]) {
    for (const name of names) {
        const make = kind.prototype[name];
        kind.prototype[name] = function (...all) {
            if (state.how?.element) broken();
            return make.apply(this, all);
        };
    }
}

// What comes round by itself comes only when it is wanted.
const every = window.setInterval;
window.setInterval = (run, ...rest) => every((...all) => { if (!state.held) run(...all); }, ...rest);
window.open = () => null;

// What it listens for, and where; and what it says to other windows. An error is not an event that is played.
const kinds = new Map();
const { addEventListener: listen } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, ...rest) {
    const on = this ?? window;
    const kind = `${type} of ${on instanceof Element ? 'an element' : on.constructor.name}`;
    if (!['error', 'unhandledrejection'].includes(type)) kinds.set(kind, [...(kinds.get(kind) ?? []), new WeakRef(on)]);
    return listen.call(this, type, ...rest);
};
const heard = [];
const ear = new BroadcastChannel('empty-chair');
ear.onmessage = ({ data }) => heard.push(data);
const without = sessionStorage.getItem('without');
if (without) {
    sessionStorage.removeItem('without');
    delete window.BroadcastChannel;
}

const field = () => document.querySelector('.capture textarea');
const set = (one, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(one), 'value').set.call(one, text);
    for (const type of ['input', 'change']) one.dispatchEvent(new Event(type, { bubbles: true }));
};
const press = (on, key, more) => on.dispatchEvent(new KeyboardEvent('keydown',
    { key, bubbles: true, cancelable: true, ...more }));

// Says two things, once the meeting is there and saved: `true` when both are saved.
window.__says = (number, done) => {
    const saved = () => document.querySelector('.saved')?.textContent === 'Saved';
    if (!saved() || !field()) return done(null);
    // The first item, and a point to be said of it.
    press(document.body, 'ArrowLeft');
    document.querySelector('[name=as]').click();
    setTimeout(() => {
        for (const words of [`kept ${number}.`, `passing ${number}.`]) {
            set(field(), words);
            press(field(), 'Enter');
        }
        const look = () => saved() ? done(true) : setTimeout(look, 5);
        setTimeout(look, 5);
    }, 5);
};

// The next load has no channel, and what was said last comes in by the storage there.
window.__alone = () => {
    sessionStorage.setItem('heard', other(heard));
    sessionStorage.setItem('without', 'yes');
};

// Every key of the table, as its own sheet has them, and every control that is seen, one of each name.
const name = one => `${one.localName} ${one.type ?? ''} ${one.getAttribute('aria-label') ??
    [...(one.labels ?? [])].map(label => label.firstChild?.textContent).join() } ${one.textContent.trim()}`
    .replace(/[0-9]+/g, '0').replace(/\s+/g, ' ').trim();
const controls = () => {
    const found = new Map();
    for (const one of document.querySelectorAll('button, summary, a[href], select, input, textarea')) {
        if (!one.checkVisibility() || one.disabled) continue;
        // In a row, that of what was said last and may go.
        if (!found.has(name(one)) || one.closest('li')?.textContent.includes('passing')) found.set(name(one), one);
    }
    return found;
};
window.__lists = done => {
    const names = [...controls().keys()];
    press(document.body, '?');
    setTimeout(() => {
        const keys = [...document.querySelectorAll('dialog[open] dl div')]
            .map(row => [...row.querySelectorAll('kbd')].map(key => key.textContent));
        const single = keys.flatMap(keys => {
            const held = keys.filter(key => ['Ctrl', 'Shift'].includes(key));
            const at = keys.findIndex(key => key === 'Ctrl');
            const alone = at < 0 ? keys : keys.slice(0, at);
            return [...alone.map(key => ({ key })), ...(at < 0 ? [] : [{ key: keys.at(-1), held }])];
        });
        done([
            ...names.map(name => ({ kind: 'control', name })),
            ...single.map(one => ({ kind: 'key', ...one })),
            ...[...kinds].sort().map(([name, { length }]) => ({ kind: 'listened', name, listeners: length })),
        ]);
    }, 300);
};

const NAMES = { Space: ' ', '←': 'ArrowLeft', '→': 'ArrowRight' };
const deeds = {
    key: ({ key, held }) => {
        press(document.body, NAMES[key] ?? (held ? key.toLowerCase() : key),
            { ctrlKey: held?.includes('Ctrl') ?? false, shiftKey: held?.includes('Shift') ?? false });
    },
    control: ({ name }) => {
        const one = controls().get(name);
        if (!one) return;
        if (one.localName === 'select') set(one, one.options[one.options.length - 1].value);
        else if (one.matches('textarea, input:not([type=checkbox], [type=radio])')) {
            one.focus();
            set(one, `${one.value}x`);
            one.blur();
        } else one.click();
    },
    // Whatever it is, on the latest thing that waits for it.
    listened: ({ name }) => {
        const type = name.split(' ')[0];
        const there = (kinds.get(name) ?? []).map(one => one.deref()).filter(one => one?.isConnected ?? one);
        const [make, more] = type.startsWith('mouse') ? [MouseEvent, { clientX: 9, clientY: 9 }]
            : type.startsWith('key') ? [KeyboardEvent, { key: 'Enter' }] : [Event, {}];
        there.at(-1)?.dispatchEvent(new make(type, { bubbles: true, cancelable: true, ...more }));
    },
    tick: () => { state.held = false; },
    message: () => ear.postMessage(other(heard)),
    storage: () => {
        const newValue = sessionStorage.getItem('heard');
        dispatchEvent(new StorageEvent('storage', { key: 'empty-chair/message', newValue }));
    },
    hidden: () => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        delete document.visibilityState;
    },
    Enter: () => { press(field(), 'Enter'); },
    Escape: () => { press(field(), 'Escape'); },
};

// The latest that was said, as if another window had said something like it.
const other = heard => {
    const said = heard.filter(text => text.includes('passing')).at(-1);
    const id = said?.match(/[0-9a-f]{8}-[0-9a-f-]{27}(?=[^{}]*passing)/)?.[0];
    return said?.replaceAll('passing', 'told').replaceAll(id, id.replace(/.{4}$/, 'ffff'));
};

// What has to be so before it.
const before = {
    Enter: () => set(field(), 'half a word'),
    Escape: () => set(field(), 'half a word'),
    key: ({ key }) => { if (['1', '2', '3'].includes(key)) press(document.body, 'c'); },
};

window.__plays = (event, how, done) => {
    state.held = true;
    document.activeElement?.blur();
    before[event.kind]?.(event);
    // What comes of that comes before.
    setTimeout(() => {
        Object.assign(state, { how, calls: 0, broke: null });
        let told = null;
        const look = () => { if (document.querySelector('main.panic')) told ??= performance.now(); };
        const watch = new MutationObserver(look);
        watch.observe(document, { childList: true, subtree: true });
        deeds[event.kind](event);
        const until = performance.now() + (event.kind === 'tick' ? 1500 : 150);
        const wait = () => {
            look();
            if (told === null && performance.now() < until) return setTimeout(wait, 10);
            state.how = null;
            watch.disconnect();
            done({ calls: state.calls, broke: state.broke, told: told && state.broke && told - state.broke });
        };
        setTimeout(wait, 10);
    }, 60);
};
";
