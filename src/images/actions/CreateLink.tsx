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

/** Leads to the create page; without the permission it is a button that says so. */
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
  // What says why not stays where it is when it turns out that one may by now.
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
