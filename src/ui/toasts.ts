/** Short messages about what has happened, in a queue independent of the pages. */
import type { ReactNode } from 'react'

interface ToastAction {
  label: string
  run(): void
}

/** What a toast's custom content can do. */
export interface ToastContentProps {
  /** Keeps it until it is dismissed. */
  keep(tone?: Toast['tone']): void
  dismiss(): void
}

export interface ToastInit {
  message: string
  /** Replaces message and action, when there is more to it than a button press. */
  content?: (toast: ToastContentProps) => ReactNode
  tone?: 'good' | 'error'
  /** What can be done about it, such as Undo. Such a toast stays longer. */
  action?: ToastAction
  /** Its action belongs to this page: it disappears when the page is left. */
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

/** Shows a message; a fourth waits until there is room. Returns an id for {@link dismissToast}. */
export function toast(init: ToastInit): number {
  lastId += 1
  set([...queue, { ...init, id: lastId }])
  return lastId
}

/** Removes a message, shown or waiting. */
export function dismissToast(id: number): void {
  set(queue.filter((each) => each.id !== id))
}

/** Keeps a message until it is dismissed; it may also have turned into an error. */
export function keepToast(id: number, tone?: Toast['tone']): void {
  set(queue.map((each) => (each.id === id ? { ...each, kept: true, ...(tone && { tone }) } : each)))
}

/** Removes the messages that belong to the page being left. */
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
