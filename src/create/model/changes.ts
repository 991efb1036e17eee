/** The changes that create the form’s image, for commands; keys are never in them. */
import type { ImageChange } from '../../compute/changes/change.ts'
import { publishOf, type CreateForm, type Secrets } from './form.ts'
import { toInsert } from './toInsert.ts'

/** A placeholder for each encryption key; the commands leave it out. */
const HIDDEN: Secrets = { encryption: '-', disk: '-', snapshot: '-', image: '-', family: '-' }

/** The insert, followed by what hides the image if it is published later; in order; see {@link toInsert}. */
export function createChanges(form: CreateForm, project: string, universe?: string): ImageChange[] {
  const { image, forceCreate } = toInsert(form, project, HIDDEN, universe)
  const target = { project, image: image.name }
  const insert: ImageChange = { target, change: { kind: 'insert', image, forceCreate } }
  if (publishOf(form.details) !== 'laterDeprecated') return [insert]
  return [
    insert,
    { target, change: { kind: 'deprecate', status: { state: 'DEPRECATED' } } },
    { target, change: { kind: 'patch', fields: { family: form.details.family.trim() } } },
  ]
}
