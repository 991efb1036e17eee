// Before the first paint, so that a chosen scheme never flashes the other one; Settings write these keys.
try {
  for (const name of ['scheme', 'density']) {
    const value = localStorage.getItem(`compute-images.${name}`)
    if (value) document.documentElement.dataset[name] = value
  }
} catch {
  // Storage is blocked: the system's scheme it is.
}
