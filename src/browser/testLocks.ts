/** `navigator.locks` for tests: exclusive locks in one process, in the order they are asked for. */
export function testLocks() {
  const held = new Set<string>()
  let waiting: { name: string; take(): void }[] = []

  async function hold(name: string, work: (lock: object | null) => unknown) {
    held.add(name)
    try {
      return await work({ name })
    } finally {
      held.delete(name)
      const next = waiting.find((each) => each.name === name)
      waiting = waiting.filter((each) => each !== next)
      next?.take()
    }
  }

  return {
    async request(
      name: string,
      { ifAvailable = false, signal }: { ifAvailable?: boolean; signal?: AbortSignal },
      work: (lock: object | null) => unknown,
    ) {
      if (!held.has(name)) return hold(name, work)
      if (ifAvailable) return work(null)
      await new Promise<void>((resolve, reject) => {
        const entry = { name, take: resolve }
        waiting.push(entry)
        signal?.addEventListener('abort', () => {
          waiting = waiting.filter((each) => each !== entry)
          reject(signal.reason as Error)
        })
      })
      return hold(name, work)
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
  }
}
