import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { ROOT } from './root.mjs'

/**
 * What follows `node` to run the bundled emulator. A small young generation: with 100,000 images it takes
 * 105 MB while they are read, instead of 156, because the pages that were sent are freed sooner.
 */
export const EMULATOR = ['--max-semi-space-size=1', 'dist/emulator/cli.cjs']

/**
 * A running emulator.
 * @typedef {{ url: string, readyMs: number, rssMb: () => Promise<number>, cpuMs: () => Promise<number>, stop: () => Promise<void> }} Server
 */

/**
 * Starts the bundled emulator on a free port.
 * @param {string[]} args
 * @returns {Promise<Server>} once it reports that it is ready; readyMs counts from the start of the
 * process
 */
export function startEmulator(...args) {
  const start = performance.now()
  const child = spawn(process.execPath, [...EMULATOR, '--port', '0', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The emulator exited with ${code}.`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
      if (!url) return
      resolve({
        url,
        readyMs: performance.now() - start,
        rssMb: () => rssMb(child.pid),
        cpuMs: () => cpuMs(child.pid),
        stop: async () => {
          child.kill('SIGTERM')
          await ended
        },
      })
    })
  })
}

/**
 * The memory a process uses, in MB; NaN if the system doesn't report it.
 * @param {number | undefined} pid
 */
async function rssMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6
}

/**
 * The CPU time a process has used, in ms, which other processes hardly affect. NaN if the system
 * doesn't report it.
 * @param {number | undefined} pid
 */
async function cpuMs(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // After the name in parentheses, user and system time are the 12th and 13th field, in hundredths
  // of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
