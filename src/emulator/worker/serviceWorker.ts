/**
 * The demo’s Service Worker: it answers the API with an emulator in this browser, and the page’s files from
 * a cache, so that after the first visit nothing needs a network.
 */
import { createEmulator, type Emulator } from '../emulator.ts'
import { isApiPath } from '../http/apiPath.ts'
import { ConnectionCut } from '../http/faulty.ts'
import { seedOnce } from '../seed/seed.ts'
import { SavedStore } from './savedStore.ts'

/** The files of the page relative to this script, and a name that changes with them; set by the build. */
declare const FILES: readonly string[]
declare const VERSION: string

/** What is used of `ServiceWorkerGlobalScope`, which TypeScript’s types of pages lack. */
interface Extendable extends Event {
  waitUntil(promise: Promise<unknown>): void
}
interface Fetched extends Extendable {
  request: Request
  respondWith(response: Promise<Response>): void
}
interface Scope {
  location: Location
  clients: { claim(): Promise<void> }
  addEventListener(
    type: 'install' | 'activate' | 'message',
    take: (event: Extendable) => void,
  ): void
  addEventListener(type: 'fetch', take: (event: Fetched) => void): void
}

const worker = globalThis as unknown as Scope
const CACHE = `compute-images-demo-${VERSION}`
const PAGE = new URL('index.html', worker.location.href).href

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOldFiles()))
// A page that was reloaded past the worker asks for it.
worker.addEventListener('message', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (origin !== worker.location.origin) return
  if (isApiPath(pathname)) event.respondWith(answer(event.request))
  else if (event.request.method === 'GET') event.respondWith(fileOf(event.request))
})

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll(
    FILES.map((name) => new Request(new URL(name, worker.location.href), { cache: 'reload' })),
  )
}

async function dropOldFiles(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('compute-images-demo-') && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** A kept file; every other page of the console is index.html. */
async function fileOf(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request.mode === 'navigate' ? PAGE : request)
  return found ?? fetch(request)
}

interface Running {
  emulator: Emulator
  store: SavedStore
}

let retired = false
let locked: Promise<void> | undefined
let starting: Promise<Running> | undefined

/**
 * A response is only sent once everything it speaks of is on disk. If that fails, it is lost like one on a
 * broken connection, and the next request starts again from what is on disk.
 */
async function answer(request: Request): Promise<Response> {
  if (retired) return Response.error()
  const running = (starting ??= onlyOne().then(open))
  try {
    const { emulator, store } = await running
    const response = await emulator.fetch(request).catch(lost)
    await store.save()
    return response
  } catch {
    if (starting === running) starting = undefined
    await stop(running)
    return Response.error()
  }
}

const stop = (running: Promise<Running> | undefined) =>
  running?.then(({ emulator }) => emulator.close()).catch(() => {})

/** What a fault makes of a connection that it cuts. */
function lost(error: unknown): Response {
  if (error instanceof ConnectionCut) return Response.error()
  throw error
}

/**
 * Takes over from an earlier worker, which may still run though no page uses it, so that only one at a time
 * writes. Once another one takes over, this one stops.
 */
function onlyOne(): Promise<void> {
  locked ??= new Promise((resolve) => {
    const held = new Promise(() => {})
    const take = () => {
      resolve()
      return held
    }
    navigator.locks.request('compute-images-emulator', { steal: true }, take).catch(retire)
  })
  return locked
}

function retire(): void {
  retired = true
  void stop(starting)
}

async function open(): Promise<Running> {
  const store = await SavedStore.open('compute-images-emulator')
  seedOnce(store, { seed: 'demo', now: Date.now() })
  const emulator = createEmulator({
    store,
    operationTime: 3000,
    seed: Math.floor(Math.random() * 2 ** 31),
    allowedHosts: 'any',
  })
  return { emulator, store }
}
