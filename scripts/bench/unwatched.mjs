import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1440,900',
]

/**
 * A browser with one page. Playwright is attached to it only while `look` runs: its inspector follows every
 * request, and would add a third to the time of a run of 2,000 requests. Nobody's own browser has one.
 * @param {string} executablePath
 */
export async function startUnwatched(executablePath) {
  const profile = await mkdtemp(join(tmpdir(), 'images-bench-'))
  const args = [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const address = await addressOf(child.stderr)
  return {
    /**
     * @template T
     * @param {(page: import('@playwright/test').Page) => Promise<T>} work
     * @returns {Promise<T>}
     */
    async look(work) {
      const browser = await chromium.connectOverCDP(address)
      try {
        const page = browser.contexts()[0]?.pages()[0]
        if (!page) throw new Error('The browser has no page.')
        return await work(page)
      } finally {
        // This only disconnects.
        await browser.close()
      }
    },
    async close() {
      // Not by a signal: Debian's executable is a script that starts the browser.
      const browser = await chromium.connectOverCDP(address)
      await (await browser.newBrowserCDPSession()).send('Browser.close')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * @param {import('node:stream').Readable} stderr where the browser says where it listens
 * @returns {Promise<string>}
 */
async function addressOf(stderr) {
  let said = ''
  for await (const part of stderr.iterator({ destroyOnReturn: false })) {
    said += String(part)
    const [address] = /ws:\/\/\S+/.exec(said) ?? []
    if (address !== undefined && said.includes('\n', said.indexOf(address))) return address
  }
  throw new Error(`The browser didn’t start: ${said}`)
}
