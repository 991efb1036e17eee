import { useWatch } from 'react-hook-form'
import { headChanges } from '../../../compute/changes/heads.ts'
import type { CreateForm } from '../../../compute/create/form.ts'
import { useCreate } from '../context.ts'

export interface Head {
  family: string
  /** Names; null when the family resolves to nothing. */
  before: string | null
  after: string | null
}

/** What the family resolves to now and once the image is ready; null without a family. */
export function useHead(): Head | null {
  const { project, images } = useCreate()
  const details = useWatch<CreateForm, 'details'>({ name: 'details' })
  const family = details.family.trim()
  const name = details.name.trim() || 'this image'
  if (family === '') return null
  const insert = { kind: 'insert', image: { name, family } } as const
  const [change] = headChanges(images, [{ target: { project, image: name }, change: insert }])
  const before = change?.before?.name ?? null
  return { family, before, after: details.dark === 'no' ? (change?.after?.name ?? null) : before }
}
