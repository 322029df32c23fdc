// Files that are let fall onto the app. A browser would open them in its place, in front of everybody; here they are as
// good as chosen where notes are asked for, and nothing at all elsewhere.

const bringsFiles = event => !event.defaultPrevented && event.dataTransfer?.types.includes('Files');

/** Watches everything under an element, for as long as the page lives. */
export function takeDropped(root) {
  const chooser = () => root.querySelector('input[type=file][accept*=json]');
  const take = (event, act) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    act(event.dataTransfer, chooser());
  };
  root.addEventListener('dragover', event => take(event, (brought, asks) => { brought.dropEffect = asks ? 'copy' : 'none'; }));
  root.addEventListener('drop', event => take(event, (brought, asks) => {
    if (!asks || !brought.files.length) return;
    asks.files = brought.files;
    asks.dispatchEvent(new Event('change', { bubbles: true }));
  }));
}
