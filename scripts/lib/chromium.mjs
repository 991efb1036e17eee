import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { stop } from './ready.mjs'
import { ROOT } from './root.mjs'
import { run } from './run.mjs'

/**
 * Headless Chromium: it renders the same pages and takes a third less CPU, which is what limits the
 * tests.
 */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell']

/** The browsers people use. */
const BROWSERS = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env['PROGRAMFILES'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['LOCALAPPDATA'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
]

/**
 * Which Chromium is preferred: a headless shell, for tests, or a full browser, to measure what
 * people see. If only the other is installed, that one is used.
 * @typedef {'shell' | 'browser'} Kind
 */

/**
 * The Chromium named by PLAYWRIGHT_CHROMIUM, an installed one, or Playwright's own.
 * @param {Kind} kind
 * @returns {Promise<string | undefined>} path of the executable
 */
async function findChromium(kind) {
  const named = process.env['PLAYWRIGHT_CHROMIUM']
  if (named) {
    if (!starts(named)) stop(`PLAYWRIGHT_CHROMIUM=${named} does not start: correct or unset it.`)
    return named
  }
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  const shells = [...onPath(SHELLS), ...ownShells(own)]
  const browsers = [...onPath(BROWSERS), ...ELSEWHERE, own]
  return (kind === 'shell' ? [...shells, ...browsers] : [...browsers, ...shells]).find(starts)
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}

/**
 * Playwright's headless shell is next to its browser, the only one whose path it reports.
 * @param {string} browser `…/chromium-1255/chrome-linux64/chrome`
 */
function ownShells(browser) {
  const [folder = ''] = /^.*chromium-\d+/.exec(browser) ?? []
  const shells = folder.replace(/chromium-(\d+)$/, 'chromium_headless_shell-$1')
  if (folder === '' || !existsSync(shells)) return []
  return readdirSync(shells, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?:chrome-headless-shell|headless_shell)(?:\.exe)?$/.test(basename(path)))
    .map((path) => join(shells, path))
}

/**
 * The same, but installs one if there is none. Says what it does; exits with instructions if
 * nothing works.
 * @param {Kind} kind
 * @returns {Promise<string>}
 */
export async function needChromium(kind) {
  const found = (await findChromium(kind)) ?? (await installChromium(kind))
  if (!found) {
    stop(
      'No Chromium was found and none could be installed. Install Chrome or Chromium, ' +
        'or set PLAYWRIGHT_CHROMIUM to the path of one, then try again.',
    )
  }
  return found
}

/** @param {Kind} kind */
async function installChromium(kind) {
  const which = ['chromium', kind === 'shell' ? '--only-shell' : '--no-shell']
  console.log(`No Chromium here: installing Playwright’s (playwright install ${which.join(' ')}) …`)
  const downloaded = (await playwright('install', ...which)) === 0
  const found = downloaded && (await findChromium(kind))
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  if (downloaded) {
    console.log('It lacks system libraries: installing them (playwright install-deps chromium) …')
    await playwright('install-deps', 'chromium')
  } else {
    await aptInstall(kind === 'shell' ? ['chromium-headless-shell', 'chromium'] : ['chromium'])
  }
  return findChromium(kind)
}

/**
 * Installs the first of these packages that is available.
 * @param {string[]} packages
 */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log('It cannot be downloaded: installing the system’s …')
  await run('apt-get', ['update'], { env })
  for (const name of packages) {
    console.log(`apt-get install ${name} …`)
    // The next only if this one isn’t available.
    const status = await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env })
    if (status === 0) return
  }
}

/** @param {string[]} args */
function playwright(...args) {
  return run(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), ...args])
}

/**
 * Whether a program exists and runs: one that lacks its libraries, or only prints how to install
 * itself, is useless. (On Windows, Chrome would open a window for `--version`.)
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
