import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { ROOT } from './root.mjs'

/**
 * A built file.
 * @typedef {{ name: string, bytes: number, gzip: number }} Built name: its path below dist/console
 */

const CONSOLE = join(ROOT, 'dist/console')

/** The built index.html. */
export function builtIndex() {
  return readFile(join(CONSOLE, 'index.html'), 'utf8')
}

/**
 * The scripts that index.html loads or preloads: everything the images page needs to start.
 * @returns {Promise<Built[]>}
 */
export async function initialScripts() {
  const html = await builtIndex()
  const names = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
  return Promise.all([...new Set(names)].map(weigh))
}

/**
 * Every built script.
 * @returns {Promise<Built[]>}
 */
export async function allScripts() {
  const names = await readdir(CONSOLE, { recursive: true })
  return Promise.all(names.filter((name) => name.endsWith('.js')).map(weigh))
}

/**
 * The text of a built file.
 * @param {string} name
 */
export function builtText(name) {
  return readFile(join(CONSOLE, name), 'utf8')
}

/**
 * @param {string} name
 * @returns {Promise<Built>}
 */
async function weigh(name) {
  const content = await readFile(join(CONSOLE, name))
  const packed = await promisify(gzip)(content, { level: 9 })
  return { name, bytes: content.length, gzip: packed.length }
}
