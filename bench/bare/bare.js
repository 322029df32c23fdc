// One key per point, so that an edit writes one point and nothing else.
const PREFIX = 'bare/';
const list = document.querySelector('ul');
const form = document.querySelector('form');

const row = point => {
    const item = document.createElement('li');
    item.textContent = point.text;
    return item;
};

const points = Object.keys(localStorage)
    .filter(key => key.startsWith(PREFIX))
    .map(key => JSON.parse(localStorage.getItem(key)))
    .sort((a, b) => a.order - b.order);

const all = document.createDocumentFragment();
for (const point of points) all.append(row(point));
list.append(all);

form.addEventListener('submit', event => {
    event.preventDefault();
    const text = form.elements.text.value;
    const point = { id: crypto.randomUUID(), order: points.length, at: new Date().toISOString(), text };
    points.push(point);
    localStorage.setItem(PREFIX + point.id, JSON.stringify(point));
    list.append(row(point));
    form.reset();
});

document.querySelector('button').addEventListener('click', () => {
    const link = document.createElement('a');
    const notes = new Blob([JSON.stringify({ format: 'bare', points }, null, 2)], { type: 'application/json' });
    link.href = URL.createObjectURL(notes);
    link.download = 'bare.json';
    link.click();
    URL.revokeObjectURL(link.href);
});
