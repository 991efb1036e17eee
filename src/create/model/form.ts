/**
 * The create form: everything a person can say about an image to be made, each source with a draft
 * of its own, so that a change of mind loses nothing. It is plain data without secrets and may be
 * stored; keys are kept apart ({@link Secrets}).
 */
import * as z from 'zod/mini'

export const SOURCE_TYPES = ['disk', 'snapshot', 'image', 'family', 'file'] as const
export type SourceType = (typeof SOURCE_TYPES)[number]

const text = z.string()

/** How a source is encrypted, as far as it has to be said: the key itself is a secret. */
const SourceKey = z.object({
  way: z.enum(['none', 'kms', 'raw', 'rsa']),
  kmsKeyName: text,
  kmsKeyServiceAccount: text,
})
export type SourceKey = z.infer<typeof SourceKey>

const KeyFile = z.object({
  name: text,
  /** base64 */
  content: text,
  fileType: z.enum(['BIN', 'X509']),
})
export type KeyFile = z.infer<typeof KeyFile>

const Pair = z.object({ id: z.number(), key: text, value: text })

export const CreateForm = z.object({
  sourceType: z.enum(SOURCE_TYPES),
  drafts: z.object({
    /** `disk`: a name (then `zone` says where) or a link in any form. */
    disk: z.object({ disk: text, zone: text, forceCreate: z.boolean(), key: SourceKey }),
    snapshot: z.object({ snapshot: text, key: SourceKey }),
    image: z.object({ image: text, key: SourceKey }),
    /** `project`: '' for the project itself. `pinned`: the head it was resolved to, as a path. */
    family: z.object({ family: text, project: text, pinned: text, key: SourceKey }),
    file: z.object({ source: text, sha1Checksum: text }),
  }),
  details: z.object({
    name: text,
    family: text,
    /** Whether to keep the family from resolving to it at once. */
    dark: z.enum(['no', 'withoutFamily', 'deprecated']),
    description: text,
    labels: z.array(Pair),
    /** What stands in the paste panel, and is not among the labels yet. */
    pastedLabels: text,
  }),
  options: z.object({
    storageLocation: text,
    architecture: text,
    guestOsFeatures: z.array(text),
    licenses: z.array(text),
    licenseCodes: z.array(text),
    /** A licence and a licence code that were typed, and are not added yet. */
    typedLicense: text,
    typedCode: text,
    diskSizeGb: text,
    encryption: SourceKey,
    shielded: z.object({
      pk: z.array(KeyFile),
      keks: z.array(KeyFile),
      dbs: z.array(KeyFile),
      dbxs: z.array(KeyFile),
    }),
    tags: z.array(Pair),
  }),
})
export type CreateForm = z.infer<typeof CreateForm>

const noKey = (): SourceKey => ({ way: 'none', kmsKeyName: '', kmsKeyServiceAccount: '' })

/** A form in which nothing has been said. */
export const emptyForm = (): CreateForm => ({
  sourceType: 'disk',
  drafts: {
    disk: { disk: '', zone: '', forceCreate: false, key: noKey() },
    snapshot: { snapshot: '', key: noKey() },
    image: { image: '', key: noKey() },
    family: { family: '', project: '', pinned: '', key: noKey() },
    file: { source: '', sha1Checksum: '' },
  },
  details: { name: '', family: '', dark: 'no', description: '', labels: [], pastedLabels: '' },
  options: {
    storageLocation: '',
    architecture: '',
    guestOsFeatures: [],
    licenses: [],
    licenseCodes: [],
    typedLicense: '',
    typedCode: '',
    diskSizeGb: '',
    encryption: noKey(),
    shielded: { pk: [], keks: [], dbs: [], dbxs: [] },
    tags: [],
  },
})

/**
 * Keys that encrypt, as they were typed; in memory only. Never part of the form: forms are stored,
 * shown and put into commands.
 */
export interface Secrets {
  /** The key of the new image. */
  encryption: string
  /** The key of each kind of source. */
  disk: string
  snapshot: string
  image: string
  family: string
}

export const noSecrets = (): Secrets => ({
  encryption: '',
  disk: '',
  snapshot: '',
  image: '',
  family: '',
})
