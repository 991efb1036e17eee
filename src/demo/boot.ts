/** The first script of the demo: it starts the emulator in a Service Worker, then the console on it. */
import { BASE } from '../browser/base.ts'
import { LOAD_FAILED } from '../ui/loadError.ts'
import { showBanner } from './banner.ts'
import './demo.css'
import { deleteDatabase, forgetAll } from './forget.ts'

const RESET = 'reset-demo'

/** Resolves when the worker answers this page’s requests. @throws Error if there are no workers here */
async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error('The demo needs a browser with service workers, and an https address.')
  }
  const { serviceWorker } = navigator
  const url = workerUrl()
  await serviceWorker.register(url, { scope: BASE, updateViaCache: 'none' })
  const { active } = await serviceWorker.ready
  if (serviceWorker.controller) return
  const taken = new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true })
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has the page’s origin
  active?.postMessage('claim')
  await taken
}

/** The policy of the page demands that scripts are named by a Trusted Types policy, where there are any. */
function workerUrl(): string {
  const path = `${BASE}worker.js`
  const { trustedTypes } = window as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(path: string): string },
      ): { createScriptURL(path: string): string }
    }
  }
  const policy = trustedTypes?.createPolicy('emulator-worker', { createScriptURL: () => path })
  return policy ? policy.createScriptURL(path) : path
}

/** `?reset-demo` deletes the worker and all it has kept, for when it can’t start any more. */
async function deleteAll(): Promise<void> {
  const registered = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registered.map((one) => one.unregister()))
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
  await deleteDatabase('compute-images-emulator')
  await forgetAll()
  location.replace(BASE)
}

async function start(): Promise<void> {
  if (new URLSearchParams(location.search).has(RESET)) return deleteAll()
  await startWorker()
  showBanner()
  await import('../app/boot.ts')
}

start().catch((error: unknown) => {
  document.body.append(error instanceof Error ? error.message : LOAD_FAILED)
})
