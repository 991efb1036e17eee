/** Icons of the first page, drawn with few points: as Material Design paths they would be 3 kB. */
import type { ReactNode } from 'react'

function Drawn({ size = 18, children }: { size?: number; children: ReactNode }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" fill="none">
      <g stroke="currentColor" strokeWidth={2}>
        {children}
      </g>
    </svg>
  )
}

/** A ring inside a dashed one: the teeth. */
export const GearIcon = () => (
  <Drawn>
    <circle cx={12} cy={12} r={9} strokeWidth={3} strokeDasharray="3.53" />
    <circle cx={12} cy={12} r={7} />
    <circle cx={12} cy={12} r={2.5} />
  </Drawn>
)

/** A clock whose ring is incomplete: something is in progress. */
export const ProgressIcon = () => (
  <Drawn>
    <path d="M12 3a9 9 0 0 1 0 18M12 7v5l3 2" />
    <path d="M12 21a9 9 0 0 1 0-18" strokeDasharray="2.4 2.9" />
  </Drawn>
)

export const SunIcon = () => (
  <Drawn>
    <circle cx={12} cy={12} r={4} fill="currentColor" />
    <circle cx={12} cy={12} r={9} strokeWidth={3} strokeDasharray="2 5.07" />
  </Drawn>
)

export const MoonIcon = () => (
  <Drawn>
    <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" strokeLinejoin="round" />
  </Drawn>
)

export const LockIcon = () => (
  <Drawn size={14}>
    <path d="M5 11h14v9H5zM8 11V7a4 4 0 0 1 8 0v4" />
  </Drawn>
)
