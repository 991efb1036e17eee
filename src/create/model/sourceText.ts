/** Parses a source as typed or pasted into the single form in which it is sent. */
import { parseLink, type ResourceLink } from '../../compute/links.ts'
import { NAME_OR_ID, PROJECT } from '../../compute/names.ts'
import type { CreateForm } from './form.ts'

/** A parsed source: its link, or what is wrong with the text, or with a disk’s zone. */
export type SourceText = { link: ResourceLink } | { problem: string; ofZone?: true }

const problem = (sentence: string): SourceText => ({ problem: sentence })
const zoneProblem = (sentence: string): SourceText => ({ problem: sentence, ofZone: true })

/**
 * Parses a disk: a name with its zone in the zone field, `zones/Z/disks/D`, `projects/P/…` or a full link.
 * @param project for a disk that names none
 */
export function readDisk(draft: CreateForm['drafts']['disk'], project: string): SourceText {
  const text = draft.disk.trim()
  if (text === '') return problem('Choose a disk or type its name.')
  if (NAME_OR_ID.test(text)) {
    const zone = draft.zone.trim()
    if (zone === '') return zoneProblem('Choose the disk’s zone, or paste its link.')
    if (!NAME_OR_ID.test(zone)) return zoneProblem('Not a valid zone. Example: us-central1-a.')
    return readLink(`zones/${zone}/disks/${text}`, 'disks', 'disk', project)
  }
  return readLink(text, 'disks', 'disk', project)
}

/** Parses a snapshot: a name or a link in any form. */
export const readSnapshot = (text: string, project: string): SourceText =>
  readGlobal(text, 'snapshots', 'snapshot', project)

/** Parses an image: a name or a link in any form. */
export function readImage(text: string, project: string): SourceText {
  const read = readGlobal(text, 'images', 'image', project)
  if ('link' in read && read.link.family) {
    return problem('This is a family. Select “Image family” as the source instead.')
  }
  return read
}

/** Parses a family: a name (in `draft.project`, or else the current project) or a link in any form. */
export function readFamily(draft: CreateForm['drafts']['family'], project: string): SourceText {
  const text = draft.family.trim()
  const owner = draft.project.trim() || project
  if (text === '') return problem('Choose a family or type its name.')
  if (!PROJECT.test(owner)) return problem('Not a valid project ID.')
  if (NAME_OR_ID.test(text)) {
    const link = { project: owner, scope: 'global', collection: 'images', name: text, family: true }
    return { link }
  }
  const read = readLink(text, 'images', 'image family', owner)
  if ('link' in read && !read.link.family) {
    return problem('This is an image. Select “Image” as the source instead.')
  }
  return read
}

function readGlobal(text: string, collection: string, kind: string, project: string): SourceText {
  const trimmed = text.trim()
  if (trimmed === '') return problem(`Choose ${article(kind)} ${kind} or type its name.`)
  const path = NAME_OR_ID.test(trimmed) ? `global/${collection}/${trimmed}` : trimmed
  return readLink(path, collection, kind, project)
}

function readLink(text: string, collection: string, kind: string, project: string): SourceText {
  const link = parseLink(text, project)
  if (!link) {
    return problem(`Not a valid ${kind} name or link.`)
  }
  if (link.collection !== collection) {
    return problem(`This link is in ${link.collection}: it is not ${article(kind)} ${kind}.`)
  }
  const zonal = link.scope.startsWith('zones/')
  if (kind === 'disk' ? !zonal : link.scope !== 'global') {
    return problem(`Only ${kind === 'disk' ? 'zonal' : 'global'} ${collection} can be used.`)
  }
  if (!PROJECT.test(link.project)) return problem(`“${link.project}” is not a valid project ID.`)
  if (!NAME_OR_ID.test(link.name)) return problem(`“${link.name}” is not a valid ${kind} name.`)
  return { link }
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? 'an' : 'a')

/** The selected source if it is a resource; null for a file, or while the text isn’t valid. */
export function sourceLink(form: CreateForm, project: string): ResourceLink | null {
  const read = readSource(form, project)
  return read && 'link' in read ? read.link : null
}

/** The selected source, parsed; null for a file, which isn’t a resource (see `readFile`). */
export function readSource(form: CreateForm, project: string): SourceText | null {
  const { drafts } = form
  switch (form.sourceType) {
    case 'disk':
      return readDisk(drafts.disk, project)
    case 'snapshot':
      return readSnapshot(drafts.snapshot.snapshot, project)
    case 'image':
      return readImage(drafts.image.image, project)
    case 'family':
      return readFamily(drafts.family, project)
    case 'file':
      return null
  }
}

/** The selected source as typed; '' if it wasn’t. */
export function typedSource({ sourceType, drafts }: CreateForm): string {
  const typed = {
    disk: drafts.disk.disk,
    snapshot: drafts.snapshot.snapshot,
    image: drafts.image.image,
    family: drafts.family.family,
    file: drafts.file.source,
  }
  return typed[sourceType].trim()
}

/** The form field of each source type. */
export const SOURCE_FIELD = {
  disk: 'drafts.disk.disk',
  snapshot: 'drafts.snapshot.snapshot',
  image: 'drafts.image.image',
  family: 'drafts.family.family',
  file: 'drafts.file.source',
} as const
