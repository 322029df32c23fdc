if (location.hash.length > 2) document.documentElement.dataset.elsewhere = '';
window.emptyChairProgram = (async () => {
  if (!performance.getEntriesByType('navigation')[0]?.workerStart && !document.hidden) await new Promise(go => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 200); });
  return fetch('PROGRAM');
})();
