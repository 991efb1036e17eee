/**
 * The create form: everything that can be set on a new image. Each source type has its own draft, so
 * switching between them loses nothing. It is plain data without secrets, so it may be stored;
 * encryption keys are kept apart ({@link Secrets}).
 */
import * as z from 'zod/mini'

export const SOURCE_TYPES = ['disk', 'snapshot', 'image', 'family', 'file'] as const
export type SourceType = (typeof SOURCE_TYPES)[number]

/** The kinds of source that can be encrypted. */
export type KeyedSource = Exclude<SourceType, 'file'>

/** Where an encryption key is in the form. */
export type KeyPath = `drafts.${KeyedSource}.key` | 'options.encryption'

/** When the image’s family starts to resolve to it. */
export const PUBLISH_CHOICES = ['whenReady', 'laterWithoutFamily', 'laterDeprecated'] as const

type Publish = (typeof PUBLISH_CHOICES)[number]

const text = z.string()

/** The kind of encryption key. Raw and RSA-wrapped keys themselves are secrets and not part of it. */
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
    /** `disk`: a name (together with `zone`) or a link in any form. */
    disk: z.object({ disk: text, zone: text, forceCreate: z.boolean(), key: SourceKey }),
    snapshot: z.object({ snapshot: text, key: SourceKey }),
    /** `project`: whose images are offered; '' for that of the link, or else the current project. */
    image: z.object({ image: text, project: z._default(text, ''), key: SourceKey }),
    /** `project`: '' for the current project. `pinned`: path of the head when the family was chosen. */
    family: z.object({ family: text, project: text, pinned: text, key: SourceKey }),
    file: z.object({ source: text, sha1Checksum: text }),
  }),
  details: z.object({
    name: text,
    family: text,
    publish: z.enum(PUBLISH_CHOICES),
    description: text,
    labels: z.array(Pair),
    /** Text in the paste panel that hasn’t been added to the labels yet. */
    pastedLabels: text,
  }),
  options: z.object({
    storageLocation: text,
    architecture: text,
    guestOsFeatures: z.array(text),
    licenses: z.array(text),
    licenseCodes: z.array(text),
    /** A license and a license code that have been typed but not added yet. */
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

/** When the image is published: as soon as it is ready if there is no family to publish it to later. */
export const publishOf = ({ family, publish }: { family: string; publish: Publish }): Publish =>
  family.trim() === '' ? 'whenReady' : publish

/** A form with nothing filled in. */
export const emptyForm = (): CreateForm => ({
  sourceType: 'disk',
  drafts: {
    disk: { disk: '', zone: '', forceCreate: false, key: noKey() },
    snapshot: { snapshot: '', key: noKey() },
    image: { image: '', project: '', key: noKey() },
    family: { family: '', project: '', pinned: '', key: noKey() },
    file: { source: '', sha1Checksum: '' },
  },
  details: {
    name: '',
    family: '',
    publish: 'whenReady',
    description: '',
    labels: [],
    pastedLabels: '',
  },
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
 * Encryption keys as typed, that of the new image and one for each kind of source; in memory only. Never
 * part of the form: forms are stored, shown and turned into commands.
 */
export type Secrets = Record<'encryption' | KeyedSource, string>

export const noSecrets = (): Secrets => ({
  encryption: '',
  disk: '',
  snapshot: '',
  image: '',
  family: '',
})
