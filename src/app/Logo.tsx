/**
 * The picture of `public/icon.svg`, inlined: each SVG file would cost the first page a document of
 * its own.
 */
export function Logo() {
  return (
    <svg width={22} height={22} viewBox="0 0 32 32" aria-hidden="true" fill="none">
      <g stroke="var(--accent)" strokeWidth={3}>
        <rect x={3} y={3} width={26} height={26} rx={6} />
        <path d="M9 12h14M9 20h14" strokeWidth={4} />
      </g>
    </svg>
  )
}
