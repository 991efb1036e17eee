/** The source and the new image in three lines each, as the preview shows them. */
import { linkName } from '../../compute/links.ts'
import { diskSize } from '../../text/diskSize.ts'
import type { SourceFacts } from './facts.ts'
import type { CreateForm } from './form.ts'
import { sourceLink } from './sourceText.ts'

export interface Card {
  /** What it is, and where: `Disk, us-central1-a`. */
  kind: string
  /** '' until it is known. */
  name: string
  /** Size, architecture, storage location, as far as they are known. */
  facts: string[]
}

const KINDS = {
  disk: 'Disk',
  snapshot: 'Snapshot',
  image: 'Image',
  family: 'Image family',
  file: 'File',
} as const

/** The selected source. @param project the project the image is created in, which isn’t repeated */
export function sourceCard(
  form: CreateForm,
  facts: SourceFacts | undefined,
  project: string,
): Card {
  const { sourceType: type, drafts } = form
  if (type === 'file') {
    return { kind: KINDS.file, name: linkName(drafts.file.source.trim()), facts: [] }
  }
  const link = sourceLink(form, project)
  const zone = link?.scope.startsWith('zones/') ? linkName(link.scope) : ''
  const owner = link && link.project !== project ? link.project : ''
  const family = type === 'family' ? (link?.name ?? '') : ''
  const name = type === 'family' ? linkName(drafts.family.pinned) || family : (link?.name ?? '')
  return {
    kind: [`${KINDS[type]} ${family}`.trim(), zone, owner].filter(Boolean).join(', '),
    name,
    facts: shown(facts?.sizeGb, facts?.architecture),
  }
}

/** The image that will be created. */
export function imageCard({ details, options }: CreateForm, facts: SourceFacts | undefined): Card {
  return {
    kind: 'Image',
    name: details.name.trim(),
    facts: shown(
      options.diskSizeGb.trim() || facts?.sizeGb,
      options.architecture || facts?.architecture,
      options.storageLocation.trim() || facts?.storageLocation,
    ),
  }
}

const shown = (size: string | undefined, ...rest: (string | undefined)[]): string[] =>
  [size && diskSize(size), ...rest].flatMap((part) => (part ? [part] : []))
