/** Short messages about what has happened, in a queue that lives beside the pages. */
import type { ReactNode } from 'react'

interface ToastAction {
  label: string
  run(): void
}

/** What the inside of a toast can do with it. */
export interface ToastContentProps {
  /** It stays until it is dismissed. */
  keep(tone?: Toast['tone']): void
  dismiss(): void
}

export interface ToastInit {
  message: string
  /** In place of the message and its action, where more can come of it than a press of a button. */
  content?: (toast: ToastContentProps) => ReactNode
  tone?: 'good' | 'error'
  /** What can be done about it: Undo. Such a toast stays longer. */
  action?: ToastAction
  /** Its action is of this page: it goes when the page is left. */
  here?: boolean
}

export interface Toast extends ToastInit {
  id: number
  /** It stays until it is dismissed. */
  kept?: boolean
}

let queue: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  queue = next
  for (const listener of listeners) listener()
}

/** Shows a message; a fourth waits until there is room. Gives an id for {@link dismissToast}. */
export function toast(init: ToastInit): number {
  lastId += 1
  set([...queue, { ...init, id: lastId }])
  return lastId
}

/** Takes a message away, shown or waiting. */
export function dismissToast(id: number): void {
  set(queue.filter((each) => each.id !== id))
}

/** Lets a message stay until it is dismissed; it may have become bad news. */
export function keepToast(id: number, tone?: Toast['tone']): void {
  set(queue.map((each) => (each.id === id ? { ...each, kept: true, ...(tone && { tone }) } : each)))
}

/** Takes away what is of the page that is left. */
export function dismissHere(): void {
  set(queue.filter(({ here = false }) => !here))
}

/** For `useSyncExternalStore`. */
export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  get: (): readonly Toast[] => queue,
}
