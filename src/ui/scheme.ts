/** Light, dark, or as the system has it; and how dense the rows are. Shown before the first paint, by the boot. */
import { readStored, writeStored } from './storage.ts'

export type Scheme = 'light' | 'dark' | 'system'
export type Density = 'comfortable' | 'compact'

export const scheme = (): Scheme => {
  const stored = readStored('scheme')
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Whether the page is dark now, by choice or by the system. */
export const isDark = (): boolean =>
  scheme() === 'dark' ||
  (scheme() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)

/** Shows what was chosen on an earlier visit. */
export function showStored(): void {
  for (const name of ['scheme', 'density'] as const) show(name, readStored(name))
}

/** Shows and remembers a scheme. */
export function setScheme(next: Scheme): void {
  apply('scheme', next === 'system' ? null : next)
}

export const density = (): Density =>
  readStored('density') === 'compact' ? 'compact' : 'comfortable'

/** Shows and remembers a density. */
export function setDensity(next: Density): void {
  apply('density', next === 'compact' ? next : null)
}

function apply(name: 'scheme' | 'density', value: string | null): void {
  writeStored(name, value)
  show(name, value)
}

function show(name: 'scheme' | 'density', value: string | null): void {
  if (value === null) delete document.documentElement.dataset[name]
  else document.documentElement.dataset[name] = value
}
