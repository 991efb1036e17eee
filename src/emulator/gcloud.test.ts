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
import { serve, type Listening } from './host/node.ts'
import { fromFile, testClient } from './testing/client.ts'

const isInstalled = spawnSync('sh', ['-c', 'command -v gcloud'], { stdio: 'ignore' }).status === 0

const client = testClient()
const { emulator } = client
const folder = mkdtempSync(join(tmpdir(), 'gcloud-'))
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

/** Runs a script in an empty folder, with a gcloud that nobody has set up. */
async function shell(script: string): Promise<{ status: unknown; said: string }> {
  const running = spawn('sh', ['-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      CLOUDSDK_CONFIG: folder,
      CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
      CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: '1',
      CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: '1',
    },
  })
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

/** The change of one image; an insert makes it. */
const changeOf = (change: Change, image: string): Change =>
  change.kind === 'insert' ? { ...change, image: { ...change.image, name: image } } : change

test.skipIf(!isInstalled)(
  'a script of gcloud commands does what the requests do',
  async () => {
    await client.ask('POST', 'p/global/images', fromFile('next'))
    const steps = []
    for (const [name, change, before] of CHANGES) {
      const { labels } = before ?? { labels: { env: 'dev', old: 'x' } }
      for (const by of ['gcloud', 'api']) {
        const image = `${name}-by-${by}`
        const target = { project: 'p', image }
        // oxlint-disable no-await-in-loop -- each needs the one before
        if (change.kind !== 'insert') {
          await client.ask('POST', 'p/global/images', fromFile(image, { family: 'web', labels }))
        }
        const { labelFingerprint = '' } = (await client.ask('GET', `p/global/images/${image}`))
          .body as { labelFingerprint?: string }
        const mine = changeOf(change, image)
        if (mine.kind === 'setLabels') mine.labelFingerprint = labelFingerprint
        if (by === 'gcloud') steps.push({ target, change: mine, ...(before && { before }) })
        else {
          const { method, path, body } = requestOf(target, mine)
          const { status } = await client.raw(method, `/compute/v1/${path}`, body)
          expect(status, name).toBe(200)
        }
        // oxlint-enable no-await-in-loop
      }
    }
    const { status, said } = await shell(gcloudScript(steps, endpoint(), ODD))
    expect(said).not.toContain('ERROR')
    expect(status, said).toBe(0)
    for (const [name] of CHANGES) {
      // oxlint-disable no-await-in-loop -- few
      const [one, other] = [await stateOf(`${name}-by-gcloud`), await stateOf(`${name}-by-api`)]
      // oxlint-enable no-await-in-loop
      expect(one, name).toEqual(other)
    }
  },
  300_000,
)

/** An image and its policy, without what differs between any two images. */
async function stateOf(image: string) {
  const own = await client.ask('GET', `p/global/images/${image}`)
  const policy = await client.ask('GET', `p/global/images/${image}/getIamPolicy`)
  const { name, id, selfLink, creationTimestamp, labelFingerprint, archiveSizeBytes, ...rest } =
    Object(own.body)
  return {
    status: own.status,
    image: own.status === 200 ? rest : {},
    bindings: Object(policy.body).bindings,
  }
}

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
