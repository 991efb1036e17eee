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
  const { head, previous } = rollBackOf(family, project)
  if (head && previous) {
    return (
      <Link
        className="underlined"
        to="/projects/$project/compare"
        params={{ project }}
        search={{ images: `${previous.name},${head.name}` }}
      >
        Compare head with {visible(previous.name)}
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
