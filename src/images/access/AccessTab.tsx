import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { permissionsQuery, usePermissions } from '../../api/permissions.ts'
import { policyQuery } from '../../api/policy.ts'
import type { Policy } from '../../compute/schema.ts'
import { mergePolicies } from '../../compute/changes/policyMerge.ts'
import { MuiTheme } from '../../ui/MuiTheme.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Denied } from '../change/Denied.tsx'
import { CheckAgain } from '../parts/CheckAgain.tsx'
import GrantCommand from '../parts/GrantCommand.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import { AccessSave } from './AccessSave.tsx'
import { AccessScope, AccessSkeleton } from './AccessSkeleton.tsx'
import styles from './AccessTab.module.css'
import { AddMember } from './AddMember.tsx'
import { BindingsTable } from './BindingsTable.tsx'
import { takeMember } from './newMember.ts'
import type { AccessEditing } from './useAccessEdit.ts'
import { memberNewsWords } from './words.ts'

interface AccessTabProps {
  project: string
  image: string
  edit: AccessEditing
}

/** Who has access through the image's own policy; edited under the policy's etag. */
export default function AccessTab({ project, image, edit }: AccessTabProps) {
  const section = useRef<HTMLElement>(null)
  const [tried, setTried] = useState(false)
  const asked = useQuery(permissionsQuery(project, image))
  const permits = usePermissions(project, image)
  const look = permits('compute.images.getIamPolicy')
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    ...policyQuery(project, image),
    // Not requested without the permission.
    enabled: !asked.isPending && look.state !== 'denied',
    // Refreshed more often while editing, to show changes by others.
    ...(edit.dirty && { staleTime: 0 }),
  })
  // Data read earlier stays, and so does anything typed.
  if (look.state === 'denied' && !data) {
    return (
      <section aria-label="Access" className={styles['access']}>
        <p>You can’t see who has access to this image. {look.reason}</p>
        {look.missing && <GrantCommand {...look.missing} />}
        <CheckAgain permit={look} />
      </section>
    )
  }
  const unread = error && (
    <ReadError
      {...{ error, project, image }}
      what="The policy"
      readAt={dataUpdatedAt}
      onRetry={() => void refetch()}
    />
  )
  if (!data) {
    return unread ?? <AccessSkeleton />
  }
  const { draft, saving } = edit
  const base = draft?.base ?? data
  const mine = draft?.mine ?? data
  const news = draft && data.etag !== base.etag ? mergePolicies(base, mine, data).fromTheirs : []
  const permit = permits('compute.images.setIamPolicy')
  const reason = permit.reason ?? (saving ? 'Saving…' : undefined)
  const add = (policy: Policy) => {
    setTried(false)
    edit.change(data, policy)
  }
  const refuse = () => {
    setTried(true)
    requestAnimationFrame(() =>
      section.current
        ?.querySelector<HTMLElement>('[data-add-member] [aria-invalid="true"]')
        ?.focus(),
    )
  }
  return (
    <MuiTheme>
      <section ref={section} aria-label="Access" className={styles['access']}>
        {unread}
        {!edit.problem && <Denied permit={permit} />}
        <AccessScope />
        <BindingsTable
          base={base}
          mine={mine}
          reason={reason}
          onChange={(policy) => edit.change(data, policy)}
        />
        <AddMember
          key={edit.newMemberKey}
          policy={mine}
          reason={reason}
          saving={saving}
          typed={edit.newMember}
          tried={tried}
          onType={edit.typeMember}
          onRefused={refuse}
          onAdd={add}
        />
        {news.length > 0 && (
          <Notice tone="warning">
            Someone else {memberNewsWords(news)} in the meantime. Their change will be kept.
          </Notice>
        )}
        <AccessSave
          {...{ project, image, edit, permit, base }}
          mine={takeMember(mine, edit.newMember)}
          onRefused={refuse}
        />
      </section>
    </MuiTheme>
  )
}
