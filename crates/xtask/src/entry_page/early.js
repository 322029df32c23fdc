// What the first paint waits for, before anything of the program is there.

// The page begins with home's first words. Whoever opens a meeting is spared them, and the browser laying them out:
// style/page.css leaves them out.
if (location.hash.length > 2) document.documentElement.dataset.elsewhere = '';

// Whoever leaves a page whose program has not begun yet, or works, has no broken build: the service worker is told, which
// gives the next build a turn after some pages that did not live. A machine may be slow, and people impatient. By
// `pagehide`, Chromium takes no word any more from a page that one may come back to; Safari on a phone knows no `beforeunload`.
let failed = false;
const fail = () => {
  failed ||= !document.querySelector('.empty-chair > :not(.first)');
};
addEventListener('error', fail, true);
addEventListener('unhandledrejection', fail);
const leave = () => {
  try {
    if (!failed && !document.querySelector('main.panic')) navigator.serviceWorker.controller?.postMessage('lives');
  } catch { /* A frame that its host keeps apart may not even look. */ }
};
addEventListener('beforeunload', leave);
addEventListener('pagehide', leave);
