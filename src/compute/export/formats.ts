/**
 * Images as text, for other tools. Each writer returns the text in parts, about one per image, so that a
 * caller with 100,000 images can pause between any two.
 */
import { hclBlock } from '../commands/hcl.ts'
import { shellWord } from '../commands/shell.ts'
import { csvText } from '../csv.ts'
import { stateOf } from '../deprecation.ts'
import { imagePath } from '../links.ts'
import { RESOURCE_NAME } from '../names.ts'
import type { Image } from '../schema.ts'
import { answerOf, isUnread } from '../unread.ts'

export type Parts = Generator<string, void>

export interface Format {
  /** As in a menu. */
  label: string
  /** What it is for, in a few words. */
  detail: string
  extension: string
  type: string
  /** @param project the project of all images */
  write(images: readonly Image[], project: string): Parts
}

const COLUMNS: readonly (readonly [
  name: string,
  path: string,
  of: (image: Image) => string | undefined,
])[] = [
  ['name', 'name', ({ name }) => name],
  ['family', 'family', ({ family }) => family],
  ['state', 'deprecated.state', stateOf],
  ['status', 'status', ({ status }) => status],
  ['architecture', 'architecture', ({ architecture }) => architecture],
  ['diskSizeGb', 'diskSizeGb', ({ diskSizeGb }) => diskSizeGb],
  ['archiveSizeBytes', 'archiveSizeBytes', ({ archiveSizeBytes }) => archiveSizeBytes],
  ['creationTimestamp', 'creationTimestamp', ({ creationTimestamp }) => creationTimestamp],
  ['id', 'id', ({ id }) => id],
  ['description', 'description', ({ description }) => description],
  [
    'labels',
    'labels',
    ({ labels = {} }) =>
      Object.entries(labels)
        .map((pair) => pair.join('='))
        .join(' '),
  ],
  ['replacement', 'deprecated.replacement', ({ deprecated }) => deprecated?.replacement],
  ['deprecated', 'deprecated.deprecated', ({ deprecated }) => deprecated?.deprecated],
  ['obsolete', 'deprecated.obsolete', ({ deprecated }) => deprecated?.obsolete],
  ['deleted', 'deprecated.deleted', ({ deprecated }) => deprecated?.deleted],
]

/** In place of a field that couldn't be read, which isn't empty. */
export const UNREAD = '(unreadable)'

/** One row per image, with a header row. Labels are in one cell: `env=prod team=web`. */
export function* csvParts(images: readonly Image[]): Parts {
  yield csvText([COLUMNS.map(([name]) => name)])
  for (const image of images) {
    yield csvText([
      COLUMNS.map(([, path, of]) => (isUnread(image, path) ? UNREAD : (of(image) ?? ''))),
    ])
  }
}

/** One array with the images as the API returned them. */
export function* jsonParts(images: readonly Image[]): Parts {
  yield '['
  for (const [index, image] of images.entries()) {
    yield `${index > 0 ? ',' : ''}\n  ${JSON.stringify(answerOf(image))}`
  }
  yield '\n]\n'
}

/** One image per line, as the API returned it. */
export function* ndjsonParts(images: readonly Image[]): Parts {
  for (const image of images) yield `${JSON.stringify(answerOf(image))}\n`
}

/**
 * `import` blocks, which Terraform 1.5 and later can generate the configuration for:
 * https://developer.hashicorp.com/terraform/language/import/generating-configuration
 */
export function* terraformParts(images: readonly Image[], project: string): Parts {
  yield '# terraform plan -generate-config-out=images.tf\n'
  for (const [index, { name }] of images.entries()) {
    // No name of an image has an underscore, so this one is free.
    const resource = RESOURCE_NAME.test(name) ? name : `image_${index + 1}`
    const block = hclBlock('import', [
      ['to', { code: `google_compute_image.${resource}` }],
      ['id', imagePath(project, name)],
    ])
    yield `\n${block}\n`
  }
}

/** One image per line: `web-v1 --project=p`, for `xargs -L 1 gcloud compute images describe`. */
export function* gcloudParts(images: readonly Image[], project: string): Parts {
  for (const { name } of images) yield `${shellWord(name)} --project=${shellWord(project)}\n`
}

/** In menu order. */
export const FORMATS: readonly Format[] = [
  {
    label: 'CSV',
    detail: 'For a spreadsheet',
    extension: 'csv',
    type: 'text/csv',
    write: csvParts,
  },
  {
    label: 'JSON',
    detail: 'The fields that the list reads',
    extension: 'json',
    type: 'application/json',
    write: jsonParts,
  },
  {
    label: 'NDJSON',
    detail: 'The same, one image per line',
    extension: 'ndjson',
    type: 'application/x-ndjson',
    write: ndjsonParts,
  },
  {
    label: 'Terraform import blocks',
    detail: 'For google_compute_image',
    extension: 'tf',
    type: 'text/plain',
    write: terraformParts,
  },
  {
    label: 'gcloud arguments',
    detail: 'For xargs -L 1 gcloud compute images …',
    extension: 'args',
    type: 'text/plain',
    write: gcloudParts,
  },
]
