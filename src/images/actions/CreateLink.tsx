import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { PermitButton } from '../parts/PermitButton.tsx'

interface CreateLinkProps {
  project: string
  permit: Permit
  search?: { next?: string }
  primary?: boolean
  children: ReactNode
}

/** A link to the create page; without the permission it is a button that explains it. */
export function CreateLink({
  project,
  permit,
  search = {},
  primary = false,
  children,
}: CreateLinkProps) {
  const navigate = useNavigate()
  const to = { to: '/projects/$project/images/create', params: { project }, search } as const
  const className = primary ? 'button primary' : 'button'
  // The explanation stays in place even after the permission is granted.
  const [wasDenied, setWasDenied] = useState(false)
  if (permit.state === 'denied' && !wasDenied) setWasDenied(true)
  if (!wasDenied) {
    return (
      <Link className={className} {...to}>
        {children}
      </Link>
    )
  }
  return (
    <PermitButton permit={permit} className={className} onClick={() => void navigate(to)}>
      {children}
    </PermitButton>
  )
}
