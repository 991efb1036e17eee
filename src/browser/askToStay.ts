/**
 * Runs something that reloading or closing the page would interrupt: until it has ended, the browser asks first,
 * whichever page of the console is shown.
 */
export async function askToStay<T>(work: () => Promise<T>): Promise<T> {
  const ask = (event: Event) => event.preventDefault()
  addEventListener('beforeunload', ask)
  try {
    return await work()
  } finally {
    removeEventListener('beforeunload', ask)
  }
}
