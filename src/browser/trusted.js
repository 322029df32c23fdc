// What may become markup or a script. The views make a few of their drawings and lines out of texts that are in the
// program; nothing that somebody typed goes this way. Should it ever, it has to be as harmless as those.

const TAG = /^<(?:!-*|!--[^<>]*--|\/?(?!script|iframe|object|embed|base|link|meta|form|style|foreignobject)[a-z][a-z0-9]*(?:\s+(?!on|style|src)[a-z][a-z0-9-]*(?:="[^"<>]*")?)*\s*\/?)>/i;

/** Whether a text has only tags that neither run nor fetch anything. */
export function isHarmless(html) {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (!TAG.test(html.slice(at, at + 4096))) return false;
  }
  return !/(?:javascript|data|vbscript)\s*:/i.test(html);
}

/** Makes this the browser's rule for the page, where it knows such rules. */
export function guard() {
  const worker = document.querySelector('meta[name=empty-chair-worker]')?.content;
  try {
    globalThis.trustedTypes?.createPolicy('default', {
      createHTML: html => isHarmless(html) ? html : null,
      createScriptURL: address => [worker, 'first-date.js'].includes(address) ? address : null,
    });
  } catch { /* A host page has a rule of its own. */ }
}
