import { expect, test as base, type BrowserContext } from '@playwright/test'
import { startEmulator, type Server } from '../../scripts/lib/emulatorServer.mjs'
import { shortenBackOff } from './backOff.ts'
import { NOW, setCalendar } from './calendar.ts'
import { Emulator } from './emulator.ts'
import { Problems } from './problems.ts'

interface Fixtures {
  /** The initial contents of the project: `demo`, `empty`, `scale:1000`. Set by `test.use`. */
  seed: string
  /**
   * Whether the browser keeps lists for the next visit. Off unless a test is about that: whether a list
   * has been kept by the time a test loads its page again would depend on how busy the machine is.
   */
  keepsLists: boolean
  /** The test's own project, so that tests can run in parallel. */
  project: string
  emulator: Emulator
  problems: Problems
}

interface WorkerFixtures {
  /** The emulator serving the built console: one per worker, because it has a single clock. */
  server: Server
}

/**
 * A test of the built console against the emulator, watched for errors of any kind. It starts at
 * `NOW`, on the emulator's clock and in the page.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await startServer('--console', 'dist/console')
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  seed: ['demo', { option: true }],

  keepsLists: [false, { option: true }],

  project: async ({}, use, { testId, repeatEachIndex }) => {
    await use(`e2e-${testId.slice(-12)}-${repeatEachIndex}`)
  },

  emulator: [
    async ({ server, project, seed, keepsLists, problems, context }, use) => {
      const emulator = new Emulator(server.url, project)
      await setCalendar(context)
      await shortenBackOff(context)
      if (!keepsLists) await keepNoLists(context)
      await emulator.clock({ now: NOW, frozen: false })
      await emulator.reset(seed)
      await use(emulator)
      if (emulator.faulty) problems.allowFailedRequests()
      expect(await emulator.close(), 'faults that no call met').toEqual([])
    },
    { auto: true },
  ],

  problems: [
    async ({ page }, use) => {
      const problems = new Problems()
      await problems.watch(page)
      await use(problems)
      // What is still being read when a test ends is of no interest.
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      expect(problems.left(), 'errors on the page').toEqual([])
    },
    { auto: true },
  ],
})

/** An emulator in memory, whose operations take no time, at `NOW`. */
export const startServer = (...args: string[]): Promise<Server> => {
  const data = ['--data', ':memory:', '--seed', 'demo', '--operation-time', '0', '--now', NOW]
  return startEmulator(...data, ...args)
}

/** Switches keeping off, as Settings do. */
const keepNoLists = (context: BrowserContext) =>
  context.addInitScript(() => {
    // Pages without an origin have no storage.
    if (location.origin !== 'null') localStorage.setItem('compute-images.keepLists', 'off')
  })

export { expect }
