import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './figures.mjs'
import { exchange, repeat } from './load.mjs'
import { startEmulator } from '../lib/emulatorServer.mjs'

const SECONDS = 4

/**
 * The emulator alone: how soon it is ready, how fast it lists and inserts, and what resources it
 * takes.
 * @param {import('./figures.mjs').Print} print
 */
export async function benchEmulator(print) {
  await benchStart(print)
  for (const images of [1_000, 100_000]) await benchList(print, images)
  await benchInsert(print)
}

/** @param {import('./figures.mjs').Print} print */
async function benchStart(print) {
  /** @type {number[]} */
  const times = []
  /** @type {number[]} */
  const work = []
  for (let i = 0; i < 7; i++) {
    const server = await startEmulator('--seed', 'empty')
    times.push(server.readyMs)
    work.push(await server.cpuMs())
    await server.stop()
  }
  const cpu = `CPU ${median(work).toFixed(0)} ms`
  print('ready after start, empty', `${median(times).toFixed(0)} ms, ${cpu}`, '≤ 150 ms')
}

/**
 * @param {import('./figures.mjs').Print} print
 * @param {number} images
 */
async function benchList(print, images) {
  const folder = await mkdtemp(join(tmpdir(), 'images-bench-'))
  const data = join(folder, 'data.sqlite')
  const seeding = performance.now()
  await (await startEmulator('--data', data, '--seed', `scale:${images}`)).stop()
  print(
    `${count(images)} images: seeded in`,
    `${seconds(seeding)} s`,
    images > 1_000 ? '≤ 30 s' : '',
  )
  const server = await startEmulator('--data', data)
  print(`${count(images)} images: ready again`, `${server.readyMs.toFixed(0)} ms`)
  for (const [what, query] of [
    ['whole resources', 'prettyPrint=false'],
    ['as the console asks', `prettyPrint=false&fields=${encodeURIComponent(MASK)}`],
  ]) {
    const list = `${server.url}/compute/v1/projects/demo-project/global/images?maxResults=500&${query}`
    const before = await server.cpuMs()
    const { perSecond, p50, p99, calls } = await repeat(SECONDS, walker(list))
    const cpu = ((await server.cpuMs()) - before) / calls
    const detail = `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, CPU ${cpu.toFixed(2)} ms`
    print(
      `${count(images)} images: pages of 500, ${what}`,
      `${perSecond.toFixed(0)} /s, ${detail}`,
      '≥ 500 /s',
    )
  }
  print(`${count(images)} images: memory`, `${(await server.rssMb()).toFixed(0)} MB`, '≤ 120 MB')
  await server.stop()
  await rm(folder, { recursive: true })
}

const MASK =
  'items(id,name,description,family,status,creationTimestamp,diskSizeGb,archiveSizeBytes,architecture,labels,deprecated),nextPageToken'

/**
 * Each worker reads the list page by page, over and over.
 * @param {string} list
 */
function walker(list) {
  /** @type {string[]} */
  const tokens = []
  return async (/** @type {number} */ worker, /** @type {import('node:http').Agent} */ agent) => {
    const token = tokens[worker]
    const url = token ? `${list}&pageToken=${encodeURIComponent(token)}` : list
    const body = await exchange(url, { agent })
    tokens[worker] = nextToken(body)
  }
}

/**
 * The token, which is near either end of a response: parsing it all would measure ourselves.
 * @param {Buffer} body
 */
function nextToken(body) {
  const ends = body.toString('latin1', 0, 400) + body.toString('latin1', body.length - 400)
  return /"nextPageToken": ?"([^"]+)"/.exec(ends)?.[1] ?? ''
}

/** @param {import('./figures.mjs').Print} print */
async function benchInsert(print) {
  const folder = await mkdtemp(join(tmpdir(), 'images-bench-'))
  const server = await startEmulator('--data', join(folder, 'data.sqlite'), '--operation-time', '0')
  let made = 0
  const { perSecond, p99 } = await repeat(SECONDS, async (_worker, agent) => {
    await exchange(`${server.url}/compute/v1/projects/bench-project/global/images`, {
      agent,
      method: 'POST',
      body: {
        name: `bench-${made++}`,
        family: 'bench',
        rawDisk: { source: 'https://storage.googleapis.com/bench-bucket/disk.tar.gz' },
      },
    })
  })
  print('inserts, SQLite', `${perSecond.toFixed(0)} /s, p99 ${p99.toFixed(1)} ms`)
  await server.stop()
  await rm(folder, { recursive: true })
}

/** @param {number} start */
const seconds = (start) => ((performance.now() - start) / 1000).toFixed(1)

/** @param {number} images */
const count = (images) => images.toLocaleString('en-US')
