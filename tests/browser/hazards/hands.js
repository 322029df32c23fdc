// What one pair of hands does in a window, at random and by the fields, buttons and keys that a person uses: so many
// steps, at distances of up to 40 ms. In a running meeting it says, rewords, answers, ticks off, moves to another lane,
// deletes, puts back; in its preparation it names, adds, moves and removes items. Everywhere it undoes and does again.
const [count, mark, seed, done] = arguments;

let state = seed | 0;
const random = below => {
    state = (state + 0x6d2b79f5) | 0;
    let it = Math.imul(state ^ (state >>> 15), 1 | state);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return ((it ^ (it >>> 14)) >>> 0) % below;
};
const any = list => list[random(list.length)];
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const turn = (after = 0) => new Promise(resolve => setTimeout(resolve, after));

// Every text is another one: what became of it can be told.
window.__typed = [];
window.__made = 0;
window.__did = {};
const text = what => {
    const one = `${what} ${mark}-${window.__made}`;
    window.__typed.push(one);
    return one;
};
// When this window did something last: before it began to.
const acts = () => { window.__acted = Date.now(); };
const put = (field, value) => {
    acts();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
};
const press = (key, more = {}, on = document.body) => {
    acts();
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
};
// The latest of a lane: there all hands meet.
const rows = (...lanes) => lanes.flatMap(lane => all(`ol[aria-label="${lane}"] > li.point:not(.editing)`).slice(-6));
const button = (row, ...names) => names.map(name => row?.querySelector(`button[aria-label="${name}"]`)).find(it => it);
const clicks = it => {
    if (!it) return false;
    acts();
    it.click();
    return true;
};

const says = () => {
    const field = document.querySelector('.capture textarea');
    put(field, text('remark'));
    press('Enter', {}, field);
    return true;
};
const NAMES = ['Point', 'Question', 'Action', 'Answer', 'Source', 'Period', 'Unit', 'What would settle it?'];
const edits = async () => {
    if (!clicks(button(any(rows('Hypotheses', 'Established', 'Parked questions', 'Actions')), 'Edit'))) return false;
    await turn();
    const field = any(all('.editing input[type=text], .editing textarea').filter(it => NAMES.includes(it.ariaLabel)));
    if (field) put(field, text('reworded'));
    await turn();
    // Somebody may have deleted it meanwhile. Another row is taken up, so that it does not open when it is put back.
    if (!document.querySelector('.editing')) clicks(button(any(rows('Hypotheses', 'Actions')), 'Edit'));
    await turn();
    clicks(document.querySelector('.editing > button'));
    await turn();
    return Boolean(field);
};
const ticks = () => clicks(any(rows('Actions'))?.querySelector('input[type=checkbox]'));
const sorts = () => clicks(button(any(rows('Hypotheses', 'Established')), 'Count as established', 'Not evidence yet', 'Follow the check again'));
const deletes = () => clicks(button(any(rows('Hypotheses', 'Parked questions', 'Actions')), 'Delete'));
const putsBack = async () => {
    clicks(all('#more [role=menuitem]').find(it => it.textContent === 'Trash'));
    await turn();
    const trash = document.querySelector('dialog[aria-label=Trash]');
    const found = clicks(any(all('.rows button', trash)));
    await turn(10);
    clicks(button(trash, 'Close'));
    await turn();
    return found;
};
const notes = () => { put(document.querySelector('.private textarea'), text('note')); return true; };
const asks = async () => {
    press('c');
    await turn();
    press(any(['1', '2']));
    return true;
};
// Never more than was done here: before that the meeting was started, and with that undone there are no lanes.
let undone = 0;
const STEPS = ['says', 'ticks', 'sorts', 'deletes', 'adds', 'moves', 'removes'];
const undoes = () => {
    const own = STEPS.reduce((sum, step) => sum + (window.__did[step] ?? 0), 0);
    if (undone >= own || !clicks(document.querySelector('.tools button[aria-label=Undo]'))) return false;
    undone += 1;
    return true;
};
const again = () => { press('Z', { ctrlKey: true, shiftKey: true }); return true; };
// In one breath.
const changesTheirMind = () => undoes() && again();

const items = () => all('ol.items > li');
const names = () => {
    const fields = ['Meeting title', 'Needs', 'Wants', 'Dislikes', 'Problem'];
    const field = any(all('main input, main textarea').filter(it => fields.includes(it.ariaLabel)));
    // What the others hold their meeting about stays known by it.
    put(field, text(field.value.includes(window.__problem) ? window.__problem : 'named'));
    return true;
};
const unfolds = () => clicks(any(items())?.querySelector('[aria-expanded]'));
const adds = () => items().length < 12 && clicks(all('main button').find(it => it.textContent === 'Add agenda item'));
const moves = () => clicks(any(all('ol.items button[aria-label^="Move "]:enabled')));
// Not the one that the others hold their meeting about.
const removes = () => clicks(any(items().filter(it => !it.textContent.includes(window.__problem)))?.querySelector('[aria-label^="Remove "]'));

const isRunning = Boolean(document.querySelector('.screen.run'));
const ways = isRunning
    ? [says, says, says, edits, edits, edits, ticks, sorts, deletes, putsBack, notes, asks, undoes, again, changesTheirMind]
    : [names, names, names, names, unfolds, adds, moves, moves, moves, removes, undoes, again, changesTheirMind];

// What this window shows of what all of them have, and when that was last another thing. A lane shows some fifty or a
// hundred of its latest.
const shown = () => isRunning
    ? [all('.lane > ol').map(lane => all(':scope > li', lane).slice(-40).map(row => row.textContent)),
        all('.lane .number').map(it => it.textContent), document.querySelector('.private textarea')?.value]
    : [items().map(it => it.querySelector('.summary').textContent),
        all('main input.title, .customer input, .customer textarea').map(it => it.value)];
const look = () => {
    const now = JSON.stringify(shown());
    if (now !== window.__shown) [window.__shown, window.__changed] = [now, Date.now()];
};
new MutationObserver(look).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
// What a field has is no change of the page to an observer.
setInterval(look, 10);

(async () => {
    while (window.__made < count) {
        const way = any(ways);
        if (await way()) window.__did[way.name] = (window.__did[way.name] ?? 0) + 1;
        window.__made += 1;
        await turn(random(40));
    }
    // Something that every window shows, at the very end.
    await (isRunning ? says() : put(document.querySelector('main input.title'), text('named')));
    window.__last = window.__acted;
})();
done();
