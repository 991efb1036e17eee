/**
 * A change as Terraform, if the google provider (6 and later) supports it: it manages images and their
 * policies, but not deprecation, and it replaces an image to change its family.
 */
import { RESOURCE_NAME } from '../names.ts'
import type { Binding, CustomerEncryptionKey, FileContentBuffer, ImageInsert } from '../schema.ts'
import type { Change, Target } from '../changes/change.ts'
import { headersNote, isHome, otherUniverse, quotaProject, type Endpoint } from './endpoint.ts'
import { hclBlock, hclString, type HclBlock, type HclBody } from './hcl.ts'
import { REDACTED, redactionNotes, type CommandText } from './text.ts'

/** The resources for a change, or why there are none, as a sentence. */
export function terraformText(target: Target, change: Change, endpoint: Endpoint): CommandText {
  switch (change.kind) {
    case 'insert': {
      const missing = noArgumentFor(change)
      if (missing.length > 0) {
        return { none: `The google provider has no argument for ${missing.join(', ')}.` }
      }
      return text(imageResource(target, change.image), endpoint)
    }
    case 'setLabels': {
      const body: HclBody = [['labels', new Map(Object.entries(change.labels))]]
      const place = `In the google_compute_image resource that manages ${target.image}; labels set elsewhere are left alone.`
      return {
        code: hclBlock('', body).split('\n').slice(1, -1).map(outdent).join('\n'),
        notes: [place],
      }
    }
    case 'setIamPolicy':
      return text(policyResources(target, change.policy.bindings ?? []), endpoint)
    case 'deprecate':
      return { none: 'The google provider has no argument for deprecation; use gcloud or curl.' }
    case 'patch':
      return {
        none: 'To change this, the google provider would delete and recreate the image; use gcloud or curl.',
      }
    case 'delete':
      return {
        none: `Remove the google_compute_image resource that manages ${target.image} from the configuration, then apply.`,
      }
  }
}

const outdent = (line: string) => line.slice(2)

function text(code: string, endpoint: Endpoint): CommandText {
  const universe = otherUniverse(endpoint)
  const quota = quotaProject(endpoint)
  const settings = [
    ...(universe === undefined ? [] : [`universe_domain = ${hclString(universe)}`]),
    ...(quota === undefined
      ? []
      : ['user_project_override = true', `billing_project = ${hclString(quota)}`]),
    ...(isHome(endpoint) ? [] : [`compute_custom_endpoint = ${hclString(`${endpoint.base}/`)}`]),
  ]
  const provider = settings.map((setting) => `In the provider: ${setting}.`)
  const lacks = headersNote('The google provider', endpoint)
  return { code, notes: [...redactionNotes(code), ...provider, ...lacks] }
}

/** Features accepted by the provider’s validation. */
const FEATURES = new Set(
  (
    'MULTI_IP_SUBNET SECURE_BOOT SEV_CAPABLE UEFI_COMPATIBLE VIRTIO_SCSI_MULTIQUEUE WINDOWS GVNIC ' +
    'IDPF SEV_LIVE_MIGRATABLE SEV_SNP_CAPABLE TDX_CAPABLE SEV_LIVE_MIGRATABLE_V2'
  ).split(' '),
)

function noArgumentFor({ image, forceCreate }: Extract<Change, { kind: 'insert' }>): string[] {
  const features = (image.guestOsFeatures ?? []).flatMap(({ type = '' }) =>
    FEATURES.has(type) ? [] : [`guest OS feature ${type}`],
  )
  const absent: [string, unknown][] = [
    ['architecture', image.architecture],
    ['forceCreate', forceCreate],
    ['licenseCodes', image.licenseCodes?.length],
    ['resource manager tags', image.params?.resourceManagerTags],
    ['deprecation', image.deprecated],
  ]
  return [...absent.flatMap(([name, value]) => (value ? [name] : [])), ...features]
}

function imageResource(target: Target, image: ImageInsert): string {
  const labels = Object.entries(image.labels ?? {})
  const state = image.shieldedInstanceInitialState
  return hclBlock(`resource "google_compute_image" "${localName(target)}"`, [
    ['project', target.project],
    ['name', image.name],
    ['family', image.family || undefined],
    ['description', image.description || undefined],
    ['source_disk', image.sourceDisk],
    ['source_image', image.sourceImage],
    ['source_snapshot', image.sourceSnapshot],
    ['disk_size_gb', image.diskSizeGb ? Number(image.diskSizeGb) : undefined],
    ['storage_locations', nonEmpty(image.storageLocations)],
    ['licenses', nonEmpty(image.licenses)],
    ['labels', labels.length > 0 ? new Map(labels) : undefined],
    ['raw_disk', rawDisk(image)],
    [
      'guest_os_features',
      nonEmpty(image.guestOsFeatures?.map(({ type }): HclBlock => ({ block: [['type', type]] }))),
    ],
    ['image_encryption_key', key(image.imageEncryptionKey)],
    ['source_disk_encryption_key', key(image.sourceDiskEncryptionKey)],
    ['source_image_encryption_key', key(image.sourceImageEncryptionKey)],
    ['source_snapshot_encryption_key', key(image.sourceSnapshotEncryptionKey)],
    [
      'shielded_instance_initial_state',
      state && [
        {
          block: [
            ['pk', files(state.pk && [state.pk])],
            ['keks', files(state.keks)],
            ['dbs', files(state.dbs)],
            ['dbxs', files(state.dbxs)],
          ],
        },
      ],
    ],
  ])
}

const nonEmpty = <T>(list: readonly T[] | undefined) => (list?.length ? list : undefined)

function rawDisk({ rawDisk }: ImageInsert): HclBlock[] | undefined {
  if (!rawDisk?.source) return undefined
  return [
    {
      block: [
        ['source', rawDisk.source],
        ['sha1', rawDisk.sha1Checksum],
      ],
    },
  ]
}

function key(value: CustomerEncryptionKey | undefined): readonly HclBlock[] | undefined {
  if (!value) return undefined
  return [
    {
      block: [
        ['kms_key_self_link', value.kmsKeyName],
        ['kms_key_service_account', value.kmsKeyServiceAccount],
        ['raw_key', value.rawKey && REDACTED],
        ['rsa_encrypted_key', value.rsaEncryptedKey && REDACTED],
      ],
    },
  ]
}

const files = (list: readonly FileContentBuffer[] | undefined) =>
  nonEmpty(
    list?.map(({ content, fileType }): HclBlock => ({
      block: [
        ['content', content],
        ['file_type', fileType],
      ],
    })),
  )

function policyResources(target: Target, bindings: readonly Binding[]): string {
  const name = localName(target)
  const data = hclBlock(`data "google_iam_policy" "${name}"`, [
    [
      'binding',
      nonEmpty(
        bindings.map(({ role, members, condition }): HclBlock => ({
          block: [
            ['role', role],
            ['members', members ?? []],
            [
              'condition',
              condition && [
                {
                  block: [
                    ['title', condition.title ?? ''],
                    ['description', condition.description],
                    ['expression', condition.expression ?? ''],
                  ],
                },
              ],
            ],
          ],
        })),
      ),
    ],
  ])
  const policy = hclBlock(`resource "google_compute_image_iam_policy" "${name}"`, [
    ['project', target.project],
    ['image', target.image],
    ['policy_data', { code: `data.google_iam_policy.${name}.policy_data` }],
  ])
  return `${data}\n\n${policy}`
}

const localName = ({ image }: Target) => (RESOURCE_NAME.test(image) ? image : 'image')
