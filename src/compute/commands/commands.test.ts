import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImageInsert } from '../schema.ts'
import type { Change, Target } from '../changes/change.ts'
import { commandsOf } from './commands.ts'
import { REDACTED, REDACTED_NOTE, type CommandText } from './text.ts'

const google = {
  base: 'https://compute.googleapis.com/compute/v1',
  token: true,
  universe: 'googleapis.com',
}
const emulator = {
  base: 'http://127.0.0.1:8087/compute/v1',
  token: false,
  universe: 'googleapis.com',
}
const target: Target = { project: 'p', image: 'web-1' }
const code = (text: CommandText) => ('none' in text ? `none: ${text.none}` : text.code)

test('setLabels in each way', () => {
  const change: Change = {
    kind: 'setLabels',
    labels: { env: 'prod', team: 'web' },
    labelFingerprint: 'abc=',
  }
  const before = { labels: { env: 'dev', old: 'x', team: 'web' } }
  const texts = commandsOf(target, change, google, before)
  expect(code(texts.rest)).toBe(
    `POST https://compute.googleapis.com/compute/v1/projects/p/global/images/web-1/setLabels

{
  "labels": {
    "env": "prod",
    "team": "web"
  },
  "labelFingerprint": "abc="
}`,
  )
  expect(code(texts.curl)).toContain('"Authorization: Bearer $(gcloud auth print-access-token)"')
  expect(code(texts.gcloud)).toBe(
    `gcloud compute images update web-1 \\
  --project=p \\
  --update-labels=env=prod \\
  --remove-labels=old`,
  )
  expect(code(texts.terraform)).toBe('labels = {\n  "env" = "prod"\n  "team" = "web"\n}')
  expect(code(commandsOf(target, change, google).gcloud)).toContain(
    '--clear-labels \\\n  --update-labels=env=prod,team=web',
  )
})

test('deprecate uses gcloud’s flag names, and the replacement as a path', () => {
  const change: Change = {
    kind: 'deprecate',
    status: {
      state: 'DEPRECATED',
      replacement: 'https://www.googleapis.com/compute/v1/projects/p/global/images/web-2',
      obsolete: '2027-01-01T00:00:00Z',
    },
  }
  expect(code(commandsOf(target, change, google).gcloud)).toBe(
    `gcloud compute images deprecate web-1 \\
  --project=p \\
  --state=DEPRECATED \\
  --replacement=projects/p/global/images/web-2 \\
  --obsolete-on=2027-01-01T00:00:00Z`,
  )
  expect(code(commandsOf(target, { kind: 'deprecate', status: {} }, google).gcloud)).toContain(
    '--state=ACTIVE',
  )
})

test('commands for an emulator name it and have no token', () => {
  const texts = commandsOf(target, { kind: 'delete' }, emulator)
  expect(code(texts.curl)).toBe(
    `curl --fail-with-body --request DELETE \\
  http://127.0.0.1:8087/compute/v1/projects/p/global/images/web-1`,
  )
  expect(code(texts.gcloud)).toBe(
    `CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE=http://127.0.0.1:8087/compute/v1/ \\
  CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true \\
  gcloud compute images delete web-1 \\
  --project=p \\
  --quiet`,
  )
})

test('commands send the connection’s headers, except keys, or say that they don’t', () => {
  const headers = { 'X-Goog-User-Project': 'quota-p', 'X-Goog-Api-Key': 'AIza', 'x-team': "a's" }
  const texts = commandsOf(target, { kind: 'delete' }, { ...google, headers })
  expect(code(texts.curl)).toContain(
    `  --header 'X-Goog-User-Project: quota-p' \\
  --header 'X-Goog-Api-Key: <redacted>' \\
  --header 'x-team: a'\\''s' \\
  https://`,
  )
  expect(texts.curl).toMatchObject({ notes: [REDACTED_NOTE] })
  expect(code(texts.gcloud)).toMatch(/^CLOUDSDK_BILLING_QUOTA_PROJECT=quota-p \\\n {2}gcloud /)
  const lacks = (tool: string) =>
    `${tool} doesn’t send these headers of the connection: X-Goog-Api-Key, x-team.`
  expect(texts.gcloud).toMatchObject({
    notes: ['The settings in front count quota against quota-p.', lacks('gcloud')],
  })
  const image = { name: 'web-1', sourceImage: 'projects/p/global/images/i' }
  const { terraform } = commandsOf(target, { kind: 'insert', image }, { ...google, headers })
  expect(terraform).toMatchObject({
    notes: [
      'In the provider: user_project_override = true.',
      'In the provider: billing_project = "quota-p".',
      lacks('The google provider'),
    ],
  })
})

test('in another universe, commands name it, and the address only if it isn’t the universe’s own', () => {
  const universe = 's3nsapis.fr'
  const own = { base: 'https://compute.s3nsapis.fr/compute/v1', token: true, universe }
  const gcloud = commandsOf(target, { kind: 'delete' }, own).gcloud
  expect(code(gcloud)).toBe(
    `CLOUDSDK_CORE_UNIVERSE_DOMAIN=s3nsapis.fr \\
  gcloud compute images delete web-1 \\
  --project=p \\
  --quiet`,
  )
  const image = { name: 'web-1', sourceImage: 'projects/p/global/images/i' }
  expect(commandsOf(target, { kind: 'insert', image }, own).terraform).toMatchObject({
    notes: ['In the provider: universe_domain = "s3nsapis.fr".'],
  })
  const elsewhere = { ...own, base: 'https://compute.googleapis.com/compute/v1' }
  expect(code(commandsOf(target, { kind: 'delete' }, elsewhere).gcloud)).toContain(
    'CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE=https://compute.googleapis.com/compute/v1/',
  )
})

test('a patch clears fields, and lists those without a flag', () => {
  const gcloud = (fields: Extract<Change, { kind: 'patch' }>['fields']) =>
    code(commandsOf(target, { kind: 'patch', fields }, google).gcloud)
  expect(gcloud({ description: '', family: 'web' })).toContain(
    "--description='' \\\n  --family=web",
  )
  expect(gcloud({ architecture: '' })).toMatch(/^none: /)
  expect(gcloud({ architecture: 'ARM64' })).toContain('--architecture=ARM64')
  expect(gcloud({ architecture: 'ARCHITECTURE_UNSPECIFIED' })).toBe(
    'none: gcloud has no flag for architecture ARCHITECTURE_UNSPECIFIED; use curl.',
  )
})

test('a single member change is a binding command, anything else sets the whole policy', () => {
  const bindings = [{ role: 'roles/compute.imageUser', members: ['user:a@example.com'] }]
  const more = [
    { role: 'roles/compute.imageUser', members: ['user:a@example.com', 'group:b@x.org'] },
  ]
  const gcloud = (from: typeof bindings, to: typeof bindings) =>
    code(
      commandsOf(target, { kind: 'setIamPolicy', policy: { etag: 'e=', bindings: to } }, google, {
        policy: { bindings: from },
      }).gcloud,
    )
  expect(gcloud(bindings, more)).toContain(
    'add-iam-policy-binding web-1 \\\n  --project=p \\\n  --role=roles/compute.imageUser \\\n  --member=group:b@x.org',
  )
  expect(gcloud(more, bindings)).toContain('remove-iam-policy-binding web-1')
  expect(gcloud(bindings, [])).toContain('remove-iam-policy-binding')
  expect(gcloud([], more)).toContain("/dev/stdin <<'POLICY'\n{\n")
})

describe('insert', () => {
  const insert = (image: Partial<ImageInsert>, forceCreate = false) =>
    commandsOf(target, { kind: 'insert', image: { name: 'web-1', ...image }, forceCreate }, google)

  test.each<[string, Partial<ImageInsert>, string[]]>([
    [
      'a disk',
      { sourceDisk: 'projects/p/zones/z-a/disks/d' },
      ['--source-disk=d', '--source-disk-zone=z-a'],
    ],
    [
      'a disk in another project',
      { sourceDisk: 'projects/q/zones/z-a/disks/d' },
      ['--source-disk=d', '--source-disk-zone=z-a', '--source-disk-project=q'],
    ],
    [
      'an image',
      {
        sourceImage: 'https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/i',
      },
      ['--source-image=i', '--source-image-project=debian-cloud'],
    ],
    [
      'a family',
      { sourceImage: 'projects/q/global/images/family/f' },
      ['--source-image-family=f', '--source-image-project=q'],
    ],
    ['a snapshot', { sourceSnapshot: 'global/snapshots/s' }, ['--source-snapshot=s']],
    ['a file', { rawDisk: { source: 'gs://b/o.tar.gz' } }, ['--source-uri=gs://b/o.tar.gz']],
  ])('gcloud from %s', (_name, image, flags) => {
    expect(code(insert(image).gcloud)).toBe(
      ['gcloud compute images create web-1', '--project=p', ...flags].join(' \\\n  '),
    )
  })

  test('every flag, and the files used in them', () => {
    const texts = insert(
      {
        sourceDisk: 'zones/z/disks/d',
        family: 'web',
        description: 'the "new" one',
        architecture: 'ARM64',
        labels: { a: 'b' },
        licenses: ['projects/p/global/licenses/l'],
        storageLocations: ['eu'],
        guestOsFeatures: [{ type: 'GVNIC' }, { type: 'UEFI_COMPATIBLE' }],
        imageEncryptionKey: { kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' },
        shieldedInstanceInitialState: {
          pk: { content: 'AA-_', fileType: 'BIN' },
          keks: [{ content: 'MIIB', fileType: 'X509' }],
        },
      },
      true,
    )
    expect(code(texts.gcloud)).toBe(`printf %s AA+/ | base64 --decode > pk-1.bin
printf %s MIIB | base64 --decode > kek-1.der
gcloud compute images create web-1 \\
  --project=p \\
  --source-disk=d \\
  --source-disk-zone=z \\
  --force \\
  --family=web \\
  --description='the "new" one' \\
  --architecture=ARM64 \\
  --storage-location=eu \\
  --kms-key=projects/p/locations/eu/keyRings/r/cryptoKeys/k \\
  --labels=a=b \\
  --guest-os-features=GVNIC,UEFI_COMPATIBLE \\
  --licenses=projects/p/global/licenses/l \\
  --platform-key-file=pk-1.bin \\
  --key-exchange-key-file=kek-1.der`)
    expect(code(texts.terraform)).toBe(
      'none: The google provider has no argument for architecture, forceCreate.',
    )
    expect(code(texts.curl)).toContain('images?forceCreate=true')
  })

  test('Terraform', () => {
    const image = {
      description: 'costs ${nothing}',
      sourceImage: 'projects/p/global/images/i',
      guestOsFeatures: [{ type: 'GVNIC' }],
      diskSizeGb: '20',
    }
    expect(code(insert(image).terraform)).toBe(`resource "google_compute_image" "web-1" {
  project = "p"
  name = "web-1"
  description = "costs $\${nothing}"
  source_image = "projects/p/global/images/i"
  disk_size_gb = 20
  guest_os_features {
    type = "GVNIC"
  }
}`)
    expect(code(insert(image).gcloud)).toBe('none: gcloud has no flag for diskSizeGb; use curl.')
    const unspecified = { sourceImage: 'i', architecture: 'ARCHITECTURE_UNSPECIFIED' }
    expect(code(insert(unspecified).gcloud)).toMatch(/no flag for .*architecture ARCHITECTURE_UNS/)
  })

  test('no text contains customer-supplied keys', () => {
    const secret = fc.string({ minLength: 20, unit: fc.constantFrom(...'ABCDEFGHwxyz0189+/=') })
    fc.assert(
      fc.property(secret, secret, (raw, rsa) => {
        const texts = insert({
          sourceDisk: 'zones/z/disks/d',
          imageEncryptionKey: { rawKey: raw },
          sourceDiskEncryptionKey: { rsaEncryptedKey: rsa },
        })
        for (const text of Object.values(texts)) {
          expect(code(text)).not.toContain(raw)
          expect(code(text)).not.toContain(rsa)
          expect(code(text)).toContain(REDACTED)
          expect('notes' in text && text.notes).toContain(REDACTED_NOTE)
        }
      }),
    )
  })
})

test.each(['gcloud', 'terraform'] as const)('%s says that it cannot set license codes', (way) => {
  const image = { name: 'web-1', sourceImage: 'projects/p/global/images/a', licenseCodes: ['1'] }
  expect(code(commandsOf(target, { kind: 'insert', image }, google)[way])).toMatch(
    /^none: .*licenseCodes/,
  )
})
