import { Link } from '@tanstack/react-router'
import { visible } from '../text/visible.ts'
import { isWaiting, rollBackOf } from './FamilyHead.tsx'
import type { Family } from './useFamily.ts'

interface CompareLinkProps {
  project: string
  name: string
  family: Family
}

/** Compares the head with the image that was the head before; its place is kept while loading. */
export function CompareLink({ project, name, family }: CompareLinkProps) {
  const { head, previous } = rollBackOf(family)
  if (head && previous !== undefined) {
    return (
      <Link
        className="underlined"
        to="/projects/$project/compare"
        params={{ project }}
        search={{ images: `${previous},${head.name}` }}
      >
        Compare head with {visible(previous)}
      </Link>
    )
  }
  if (!isWaiting(family)) return null
  return (
    <span className="skeleton" aria-hidden="true">
      Compare head with {visible(name)}-v00
    </span>
  )
}
