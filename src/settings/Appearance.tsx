import { useSyncExternalStore } from 'react'
import {
  density,
  onAppearance,
  scheme,
  setDensity,
  setScheme,
  type Density,
  type Scheme,
} from '../ui/scheme.ts'
import { Choice } from './Choice.tsx'

const SCHEMES: [Scheme, string][] = [
  ['system', 'Match system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
const DENSITIES: [Density, string][] = [
  ['comfortable', 'Comfortable rows'],
  ['compact', 'Compact rows'],
]

/** Color scheme and density; takes effect at once. */
export function Appearance() {
  const chosen = useSyncExternalStore(onAppearance, scheme)
  const rows = useSyncExternalStore(onAppearance, density)
  return (
    <>
      <Choice legend="Color scheme" choices={SCHEMES} chosen={chosen} onChange={setScheme} />
      <Choice legend="Density" choices={DENSITIES} chosen={rows} onChange={setDensity} />
    </>
  )
}
