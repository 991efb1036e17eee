import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { stop } from './ready.mjs'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

const ON_PATH = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env['PROGRAMFILES'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['LOCALAPPDATA'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
]

/**
 * The browser for the tests: the one that PLAYWRIGHT_CHROMIUM names, an installed Chrome or Chromium,
 * or Playwright's own.
 * @returns {Promise<string | undefined>} the path of its program
 */
async function findChromium() {
  const named = process.env['PLAYWRIGHT_CHROMIUM']
  if (named) {
    if (!starts(named)) stop(`PLAYWRIGHT_CHROMIUM=${named} does not start: correct or unset it.`)
    return named
  }
  const { chromium } = await import('@playwright/test')
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.flatMap((folder) => ON_PATH.map((name) => join(folder, name)))
  return [...found, ...ELSEWHERE, chromium.executablePath()].find(starts)
}

/**
 * The same, and installs one when there is none. Says what it does; ends the process, with what to
 * do, when no way works.
 * @returns {Promise<string>}
 */
export async function needChromium() {
  const found = (await findChromium()) ?? (await installChromium())
  if (!found) {
    stop(
      'No Chromium was found and none could be installed. Install Chrome or Chromium, ' +
        'or set PLAYWRIGHT_CHROMIUM to the path of one, then try again.',
    )
  }
  return found
}

async function installChromium() {
  console.log('No Chrome or Chromium here: installing Playwright’s (playwright install chromium) …')
  const downloaded = (await playwright('install', 'chromium')) === 0
  const found = downloaded && (await findChromium())
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  if (downloaded) {
    console.log('It lacks system libraries: installing them (playwright install-deps chromium) …')
    await playwright('install-deps', 'chromium')
  } else {
    console.log('It cannot be downloaded: installing the system’s (apt-get install chromium) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
  }
  return findChromium()
}

/** @param {string[]} args */
function playwright(...args) {
  return run(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), ...args])
}

/**
 * Whether a program is there and runs: one that lacks its libraries, or only tells how to install
 * itself, is of no use. (On Windows, Chrome would open a window for `--version`.)
 * @param {string} path
 */
function starts(path) {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  if (process.platform === 'win32') return true
  const { status, stdout } = spawnSync(path, ['--version'], { timeout: 15_000, encoding: 'utf8' })
  return status === 0 && /chrom/i.test(stdout)
}
