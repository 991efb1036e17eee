/**
 * Light, dark or system scheme, and row density. Applied by the boot before the first paint. The
 * document holds the one copy, so it works even in a browser that stores nothing.
 */
import { readStored, writeStored } from '../browser/storage.ts'

export type Scheme = 'light' | 'dark' | 'system'
export type Density = 'comfortable' | 'compact'

const listeners = new Set<() => void>()

export const scheme = (): Scheme => {
  const shown = document.documentElement.dataset['scheme']
  return shown === 'light' || shown === 'dark' ? shown : 'system'
}

/** Whether the page is dark now, by choice or by system. */
export const isDark = (): boolean =>
  scheme() === 'dark' || (scheme() === 'system' && systemDark().matches)

const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

/** Applies the choices of an earlier visit. */
export function showStored(): void {
  for (const name of ['scheme', 'density'] as const) show(name, readStored(name))
}

/** Applies and stores a scheme. */
export function setScheme(next: Scheme): void {
  apply('scheme', next === 'system' ? null : next)
}

export const density = (): Density =>
  document.documentElement.dataset['density'] === 'compact' ? 'compact' : 'comfortable'

/** Applies and stores a density. */
export function setDensity(next: Density): void {
  apply('density', next === 'compact' ? next : null)
}

/** For `useSyncExternalStore`: calls back on every choice, and when the system's scheme changes. */
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
