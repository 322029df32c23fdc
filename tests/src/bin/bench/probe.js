// Put into every page before its own scripts: takes the times that only the page itself can take.
(() => {
    const probe = { written: 0, paints: [], exported: null, ready: null };
    Object.defineProperty(window, '__probe', { value: probe });

    const afterPaint = act => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = act;
        channel.port2.postMessage(null);
    });
    const painted = () => new Promise(afterPaint);
    // Long enough for what a page does right after an event; a whole task would wait for a frame each time.
    const settled = async () => { for (let turn = 0; turn < 8; turn += 1) await null; };

    // From the key to the paint that shows it.
    addEventListener('keydown', event => {
        if (event.isTrusted) afterPaint(() => probe.paints.push(performance.now() - event.timeStamp));
    }, true);

    // Every character that is written to the browser's storage, keys included.
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        probe.written += String(key).length + String(value).length;
        return setItem.call(this, key, value);
    };
    for (const name of ['put', 'add']) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (value, ...key) {
            const isBytes = ArrayBuffer.isView(value);
            probe.written += isBytes ? value.byteLength : (typeof value === 'string' ? value : JSON.stringify(value) ?? '').length;
            return write.call(this, value, ...key);
        };
    }

    // An export is ready when the page has made the file.
    const createObjectURL = URL.createObjectURL;
    URL.createObjectURL = thing => {
        probe.exported = performance.now();
        return createObjectURL.call(URL, thing);
    };

    // The first paint on which `isReady` holds.
    probe.watch = isReady => {
        const look = () => isReady() ? afterPaint(() => { probe.ready = performance.now(); }) : requestAnimationFrame(look);
        requestAnimationFrame(look);
    };

    // Adds points through the field, as fast as the page takes them; milliseconds until the last is painted.
    probe.add = async (count, text) => {
        const start = performance.now();
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
        const setArea = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
        const field = document.activeElement;
        for (let index = 0; index < count; index += 1) {
            (field instanceof HTMLTextAreaElement ? setArea : set).call(field, `${text} ${index}`);
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
            const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
            if (field.dispatchEvent(new KeyboardEvent('keydown', enter))) field.form?.requestSubmit();
            await settled();
        }
        await painted();
        return performance.now() - start;
    };
})();
