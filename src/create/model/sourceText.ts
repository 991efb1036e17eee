/** What a person typed or pasted as a source, read into the one form in which it is sent. */
import { parseLink, type ResourceLink } from '../../compute/links.ts'
import { NAME_OR_ID, PROJECT } from '../../compute/names.ts'
import type { CreateForm } from './form.ts'

/** A source that was read: its parts, or a sentence about what is wrong with the text. */
export type SourceText = { link: ResourceLink } | { problem: string }

const problem = (sentence: string): SourceText => ({ problem: sentence })

/**
 * Reads a disk: a name with its zone beside it, `zones/Z/disks/D`, `projects/P/…` or a full link.
 * @param project of a disk that does not name one
 */
export function readDisk(draft: CreateForm['drafts']['disk'], project: string): SourceText {
  const text = draft.disk.trim()
  if (text === '') return problem('Choose a disk, or type its name.')
  if (NAME_OR_ID.test(text)) {
    const zone = draft.zone.trim()
    if (zone === '') return problem('Choose the zone of this disk, or paste its link.')
    if (!NAME_OR_ID.test(zone)) return problem('This is no zone: us-central1-a is one.')
    return readLink(`zones/${zone}/disks/${text}`, 'disks', 'disk', project)
  }
  return readLink(text, 'disks', 'disk', project)
}

/** Reads a snapshot: a name or a link in any form. */
export const readSnapshot = (text: string, project: string): SourceText =>
  readGlobal(text, 'snapshots', 'snapshot', project)

/** Reads an image: a name or a link in any form. */
export function readImage(text: string, project: string): SourceText {
  const read = readGlobal(text, 'images', 'image', project)
  if ('link' in read && read.link.family) {
    return problem('This is a family: choose “Image family” as the source.')
  }
  return read
}

/** Reads a family: a name (of `draft.project`, or the project itself) or a link in any form. */
export function readFamily(draft: CreateForm['drafts']['family'], project: string): SourceText {
  const text = draft.family.trim()
  const owner = draft.project.trim() || project
  if (text === '') return problem('Choose a family, or type its name.')
  if (!PROJECT.test(owner)) return problem('This is no project id.')
  if (NAME_OR_ID.test(text)) {
    const link = { project: owner, scope: 'global', collection: 'images', name: text, family: true }
    return { link }
  }
  const read = readLink(text, 'images', 'image family', owner)
  if ('link' in read && !read.link.family) {
    return problem('This is an image: choose “Image” as the source.')
  }
  return read
}

function readGlobal(text: string, collection: string, kind: string, project: string): SourceText {
  const trimmed = text.trim()
  if (trimmed === '') return problem(`Choose ${article(kind)} ${kind}, or type its name.`)
  const path = NAME_OR_ID.test(trimmed) ? `global/${collection}/${trimmed}` : trimmed
  return readLink(path, collection, kind, project)
}

function readLink(text: string, collection: string, kind: string, project: string): SourceText {
  const link = parseLink(text, project)
  if (!link) {
    return problem(`This is neither the name of ${article(kind)} ${kind} nor a link to one.`)
  }
  if (link.collection !== collection) {
    return problem(`This is a link to ${link.collection}, not to ${article(kind)} ${kind}.`)
  }
  const zonal = link.scope.startsWith('zones/')
  if (kind === 'disk' ? !zonal : link.scope !== 'global') {
    return problem(`The API takes ${kind === 'disk' ? 'zonal' : 'global'} ${collection} only.`)
  }
  if (!PROJECT.test(link.project)) return problem(`“${link.project}” is no project id.`)
  if (!NAME_OR_ID.test(link.name))
    return problem(`“${link.name}” is no name of ${article(kind)} ${kind}.`)
  return { link }
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? 'an' : 'a')

/** The chosen source when it is a resource; null for a file, or while what was typed cannot be read. */
export function sourceLink(form: CreateForm, project: string): ResourceLink | null {
  const read = readSource(form, project)
  return read && 'link' in read ? read.link : null
}

/** The chosen source as typed, read; null for a file, which is no resource (see `readFile`). */
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

/** Where in the form the chosen source is typed. */
export const SOURCE_FIELD = {
  disk: 'drafts.disk.disk',
  snapshot: 'drafts.snapshot.snapshot',
  image: 'drafts.image.image',
  family: 'drafts.family.family',
  file: 'drafts.file.source',
} as const
