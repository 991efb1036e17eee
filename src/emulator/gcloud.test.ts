/** The commands that the console shows for changes, run with gcloud itself where it is installed. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '../compute/changes/change.ts'
import { requestOf } from '../compute/changes/request.ts'
import { gcloudParts } from '../compute/export/formats.ts'
import { gcloudExports, type Before } from '../compute/commands/gcloud.ts'
import { gcloudScript } from '../compute/retire/script.ts'
import type { Image, Policy } from '../compute/schema.ts'
import { serve, type Listening } from './host/node.ts'
import { fromFile, testClient } from './testing/client.ts'

const client = testClient()
const { emulator } = client
const folder = mkdtempSync(join(tmpdir(), 'gcloud-'))
/** A gcloud that nobody has set up. */
const env = {
  ...process.env,
  CLOUDSDK_CONFIG: folder,
  CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
  CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: '1',
  CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: '1',
}
const isInstalled = spawnSync('gcloud', ['--version'], { env, stdio: 'ignore' }).status === 0

let server: Listening
beforeAll(async () => {
  server = await serve({ emulator, port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  emulator.close()
  rmSync(folder, { recursive: true })
})

const endpoint = () => ({
  base: `${server.url}/compute/v1`,
  token: false,
  universe: 'googleapis.com',
})

/** Runs a script in an empty folder. */
async function shell(script: string): Promise<{ status: unknown; said: string }> {
  const running = spawn('sh', ['-c', script], { cwd: folder, env })
  let said = ''
  for (const stream of [running.stdout, running.stderr]) {
    stream.on('data', (part) => (said += String(part)))
  }
  const [status] = await once(running, 'close')
  return { status, said }
}

const ODD = 'It\'s "odd": $(reboot) `id` \\ %{x} ${y} !z *\n\té漢\u200b'
/** As gcloud recognizes a certificate; with characters that differ in the API's base64. */
const DER = Buffer.from([0x30, 0x82, 0xfb, 0xff, 0xfe, 0x01]).toString('base64url')

const CHANGES: [string, Change, Before?][] = [
  [
    'deprecate',
    {
      kind: 'deprecate',
      status: {
        state: 'DEPRECATED',
        replacement: 'projects/p/global/images/next',
        obsolete: '2027-01-01T00:00:00Z',
        deleted: '2027-03-04T05:06:07Z',
      },
    },
  ],
  ['describe', { kind: 'patch', fields: { description: ODD, family: '', architecture: 'ARM64' } }],
  [
    'label',
    { kind: 'setLabels', labels: { env: 'prod', team: '' }, labelFingerprint: '' },
    { labels: { env: 'dev', old: 'x' } },
  ],
  ['relabel', { kind: 'setLabels', labels: { env: 'prod', é: '漢' }, labelFingerprint: '' }],
  [
    'share',
    {
      kind: 'setIamPolicy',
      policy: {
        bindings: [
          {
            role: 'roles/compute.imageUser',
            members: ["user:o'hara@example.com", 'group:b@x.org'],
          },
        ],
      },
    },
  ],
  [
    'create',
    {
      kind: 'insert',
      image: {
        name: '',
        family: 'web',
        description: ODD,
        architecture: 'X86_64',
        labels: { env: 'prod', team: 'web' },
        sourceImage: 'projects/p/global/images/next',
        storageLocations: ['eu'],
        licenses: ['projects/p/global/licenses/one'],
        guestOsFeatures: [{ type: 'GVNIC' }, { type: 'UEFI_COMPATIBLE' }],
        shieldedInstanceInitialState: {
          pk: { content: DER, fileType: 'X509' },
          dbs: [{ content: DER, fileType: 'BIN' }],
        },
      },
    },
  ],
  ['remove', { kind: 'delete' }],
]

/** Puts an image there, unless the change makes it, and returns the change to that image. */
async function stepOf(change: Change, image: string, labels: Before['labels']) {
  const target = { project: 'p', image }
  if (change.kind === 'insert') {
    return { target, change: { ...change, image: { ...change.image, name: image } } }
  }
  await client.ask('POST', 'p/global/images', fromFile(image, { family: 'web', labels }))
  if (change.kind !== 'setLabels') return { target, change }
  const { body } = await client.ask('GET', `p/global/images/${image}`)
  const { labelFingerprint = '' } = body as unknown as Image
  return { target, change: { ...change, labelFingerprint } }
}

test.skipIf(!isInstalled)(
  'a script of gcloud commands does what the requests do',
  async () => {
    await client.ask('POST', 'p/global/images', fromFile('next'))
    const steps = []
    for (const [name, change, before = { labels: { env: 'dev', old: 'x' } }] of CHANGES) {
      const other = await stepOf(change, `${name}-by-api`, before.labels)
      const { method, path, body } = requestOf(other.target, other.change)
      expect((await client.raw(method, `/compute/v1/${path}`, body)).status, name).toBe(200)
      const one = await stepOf(change, `${name}-by-gcloud`, before.labels)
      steps.push({ ...one, ...(name === 'label' && { before }) })
    }
    const { status, said } = await shell(gcloudScript(steps, endpoint(), ODD))
    expect(said).not.toContain('ERROR')
    expect(status, said).toBe(0)
    for (const [name] of CHANGES) {
      expect(await stateOf(`${name}-by-gcloud`), name).toEqual(await stateOf(`${name}-by-api`))
    }
  },
  300_000,
)

/** What changes can set of an image. */
async function stateOf(name: string) {
  const { status, body } = await client.ask('GET', `p/global/images/${name}`)
  const image = body as unknown as Image
  const policy = await client.ask('GET', `p/global/images/${name}/getIamPolicy`)
  return {
    status,
    bindings: (policy.body as unknown as Policy).bindings,
    fields: FIELDS.map((field) => image[field]),
  }
}

const FIELDS = [
  'family',
  'description',
  'architecture',
  'labels',
  'deprecated',
  'licenses',
  'guestOsFeatures',
  'storageLocations',
  'shieldedInstanceInitialState',
  'sourceImage',
] as const

test.skipIf(!isInstalled)(
  'exported arguments are those of one call each',
  async () => {
    await client.ask('POST', 'p/global/images', fromFile('one'))
    const lines = [...gcloudParts([{ name: 'one' }], 'p')].join('')
    const { status, said } = await shell(
      [
        ...gcloudExports(endpoint()),
        `xargs -L 1 gcloud compute images describe --format='value(name)' <<'END'\n${lines}END`,
      ].join('\n'),
    )
    expect(status, said).toBe(0)
    expect(said.trim()).toBe('one')
  },
  120_000,
)
