import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { ROOT } from './root.mjs'

/** How to start `node`: directly, or on another day (days.mjs). */
export const NODE = [process.execPath]

/**
 * Starts a program in the project's folder, sharing our output.
 * @param {string} program a path, or a name on PATH
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit status; 1 if a signal ended it or it couldn't start
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options })
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a Node program and passes on its output line by line, so that two can run side by side.
 * @param {string[]} args what follows `node`
 * @param {(line: string) => void} onLine
 * @param {NodeJS.ProcessEnv} [env] added to ours
 * @param {string[]} [node] the command that starts Node
 * @returns {Promise<number>} its exit status; 1 if a signal ended it or it couldn't start
 */
export function runLines(args, onLine, env = {}, [program = '', ...before] = NODE) {
  return new Promise((resolve) => {
    const child = spawn(program, [...before, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...color(), ...env },
    })
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', onLine)
    }
    child.once('error', (error) => {
      onLine(`${program}: ${error.message}`)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Turns into another Node program: shares its output, and exits when and as it exits. It gets its
 * own process group and its signals from us, because a Ctrl+C reaches us more than once: from the
 * terminal, and from npm, which forwards its own.
 * @param {string[]} args what follows `node`
 * @returns {Promise<never>}
 */
export function become(args) {
  return new Promise(() => {
    const detached = process.platform !== 'win32'
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', detached })
    let last = -Infinity
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        if (performance.now() - last > AT_ONCE) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
        last = performance.now()
      })
    }
    child.once('exit', (code) => process.exit(code ?? 1))
  })
}

/** Signals within this many ms count as one. */
const AT_ONCE = 300

/** Behind a pipe, a tool doesn't see the terminal; what we then print may be colored anyway. */
function color() {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}
}
