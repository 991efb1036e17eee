/**
 * Light, dark, or as the system has it; and how dense the rows are. Shown before the first paint, by the
 * boot. What the page shows is the one copy: also in a browser that remembers nothing.
 */
import { readStored, writeStored } from '../browser/storage.ts'

export type Scheme = 'light' | 'dark' | 'system'
export type Density = 'comfortable' | 'compact'

const listeners = new Set<() => void>()

export const scheme = (): Scheme => {
  const shown = document.documentElement.dataset['scheme']
  return shown === 'light' || shown === 'dark' ? shown : 'system'
}

/** Whether the page is dark now, by choice or by the system. */
export const isDark = (): boolean =>
  scheme() === 'dark' || (scheme() === 'system' && systemDark().matches)

const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

/** Shows what was chosen on an earlier visit. */
export function showStored(): void {
  for (const name of ['scheme', 'density'] as const) show(name, readStored(name))
}

/** Shows and remembers a scheme. */
export function setScheme(next: Scheme): void {
  apply('scheme', next === 'system' ? null : next)
}

export const density = (): Density =>
  document.documentElement.dataset['density'] === 'compact' ? 'compact' : 'comfortable'

/** Shows and remembers a density. */
export function setDensity(next: Density): void {
  apply('density', next === 'compact' ? next : null)
}

/** For `useSyncExternalStore`: tells of every choice, and of the system's scheme when that changes. */
export function onAppearance(listener: () => void): () => void {
  const system = systemDark()
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

function apply(name: 'scheme' | 'density', value: string | null): void {
  writeStored(name, value)
  show(name, value)
  for (const listener of listeners) listener()
}

function show(name: 'scheme' | 'density', value: string | null): void {
  if (value === null) delete document.documentElement.dataset[name]
  else document.documentElement.dataset[name] = value
}
