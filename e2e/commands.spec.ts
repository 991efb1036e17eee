import { execFile, execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Change, Target } from '../src/compute/changes/change.ts'
import { commandsOf } from '../src/compute/commands/commands.ts'
import type { Before } from '../src/compute/commands/gcloud.ts'
import { requestOf } from '../src/compute/changes/request.ts'
import type { Image, Policy } from '../src/compute/schema.ts'
import type { Emulator } from './support/emulator.ts'
import { expect, test } from './support/test.ts'

/**
 * The commands shown in dialogs have the same effect as the dialogs: each is run, and the images
 * compared.
 */

test.use({ seed: 'empty' })

const ODD = `It's "new": $(id) \`id\` \\ \n\ttwo lines, a comma; \u202eleft\u202c é 漢 😀`
const CONDITION = {
  title: 'until 2030',
  expression: 'request.time < timestamp("2030-01-01T00:00:00Z")',
}
const USER = 'roles/compute.imageUser'

interface State {
  image: Image
  policy: Policy
}
type MakeChange = (state: State) => { change: Change; before?: Before }

const labels =
  (wanted: Record<string, string>): MakeChange =>
  ({ image }) => ({
    change: {
      kind: 'setLabels',
      labels: wanted,
      labelFingerprint: image.labelFingerprint ?? '',
    },
    before: { labels: image.labels ?? {} },
  })
const policy =
  (bindings: Policy['bindings']): MakeChange =>
  (state) => ({
    change: { kind: 'setIamPolicy', policy: { ...state.policy, version: 3, bindings } },
    before: { policy: state.policy },
  })
const only =
  (change: Change): MakeChange =>
  () => ({ change })

const CHANGES: [string, MakeChange][] = [
  ['labels: one added, one changed, one removed', labels({ env: 'prod', team: 'web' })],
  ['labels: all removed', labels({})],
  [
    'labels, without knowing what was there',
    (state) => ({ change: labels({ only: 'this' })(state).change }),
  ],
  ['active again', only({ kind: 'deprecate', status: { state: 'ACTIVE' } })],
  [
    'deprecated with a replacement and dates',
    only({
      kind: 'deprecate',
      status: {
        state: 'OBSOLETE',
        replacement: 'global/images/other',
        obsolete: '2026-01-02T03:04:05Z',
        deleted: '2027-01-02T03:04:05+01:00',
      },
    }),
  ],
  [
    'text, family and architecture',
    only({ kind: 'patch', fields: { description: ODD, family: 'f2', architecture: 'ARM64' } }),
  ],
  ['text and family cleared', only({ kind: 'patch', fields: { description: '', family: '' } })],
  ['deleted', only({ kind: 'delete' })],
  [
    'one more member',
    policy([{ role: USER, members: ['user:a@example.com', 'user:b@example.com'] }]),
  ],
  ['the last member removed', policy([])],
  [
    'a condition',
    policy([
      { role: USER, members: ['user:a@example.com'] },
      { role: 'roles/compute.viewer', members: ['group:g@example.com'], condition: CONDITION },
    ]),
  ],
]

const WAYS = ['curl', 'gcloud'] as const

/** Sources in the demo estate (the disk is in use), and how an image reports them. */
const SOURCES: [string, (project: string, snapshot: string) => Partial<Image>, RegExp][] = [
  [
    'disk',
    (project) => ({ sourceDisk: `projects/${project}/zones/asia-east1-a/disks/edge-1` }),
    /"sourceDisk":"[^"]*\/zones\/asia-east1-a\/disks\/edge-1"/,
  ],
  [
    'snapshot',
    (project, snapshot) => ({ sourceSnapshot: `projects/${project}/global/snapshots/${snapshot}` }),
    /"sourceSnapshot":"[^"]*\/data-spark-golden-\d+"/,
  ],
  [
    'file',
    () => ({ rawDisk: { source: 'https://storage.googleapis.com/b/web/disk.tar.gz' } }),
    /"rawDisk":/,
  ],
  [
    'family',
    () => ({ sourceImage: 'projects/debian-cloud/global/images/family/debian-12' }),
    /"sourceImage":"[^"]*\/debian-cloud\/global\/images\/debian-12-/,
  ],
]

for (const way of WAYS) {
  for (const [name, make] of CHANGES) {
    test(`${way}: ${name}`, async ({ emulator, server }, info) => {
      skipWithout(way)
      const endpoint = {
        base: `${server.url}/compute/v1`,
        token: false,
        universe: 'googleapis.com',
      }
      await start(emulator, 'by-request')
      await start(emulator, 'by-command')

      const target = { project: emulator.project, image: 'by-request' }
      await byRequest(emulator, target, make(await stateOf(emulator, target.image)).change)

      const other = { ...target, image: 'by-command' }
      const { change, before } = make(await stateOf(emulator, other.image))
      await run(commandsOf(other, change, endpoint, before)[way], info.outputPath('shell'))

      expect(await effect(emulator, other)).toEqual(await effect(emulator, target))
    })
  }

  test(`${way}: a new image with everything it needs`, async ({ emulator, server }, info) => {
    skipWithout(way)
    const endpoint = { base: `${server.url}/compute/v1`, token: false, universe: 'googleapis.com' }
    await emulator.insertImage({ name: 'source', family: 'golden' })
    for (const name of ['by-request', 'by-command']) {
      const target = { project: emulator.project, image: name }
      const change: Change = {
        kind: 'insert',
        image: {
          name,
          sourceImage: `projects/${emulator.project}/global/images/source`,
          family: 'web',
          description: ODD,
          labels: { env: 'prod', empty: '' },
          architecture: 'X86_64',
          storageLocations: ['eu'],
          guestOsFeatures: [{ type: 'GVNIC' }, { type: 'UEFI_COMPATIBLE' }],
          licenses: ['projects/debian-cloud/global/licenses/debian-12-bookworm'],
          imageEncryptionKey: { kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' },
          shieldedInstanceInitialState: {
            pk: { content: 'MIIBIjANBg==', fileType: 'X509' },
            dbxs: [{ content: '-_8=', fileType: 'BIN' }],
          },
        },
      }
      if (name === 'by-request') await byRequest(emulator, target, change)
      else await run(commandsOf(target, change, endpoint)[way], info.outputPath('shell'))
    }
    const [one, other] = await Promise.all(
      ['by-request', 'by-command'].map((image) => effect(emulator, { project: '', image })),
    )
    expect(other).toEqual(one)
    expect(one?.image).toMatchObject({ description: ODD, family: 'web', status: 'READY' })
  })
}

test.describe('from each source', () => {
  test.use({ seed: 'demo' })
  for (const way of WAYS) {
    for (const [kind, source, origin] of SOURCES) {
      test(`${way}: ${kind}`, async ({ emulator, project, server }, info) => {
        skipWithout(way)
        const [snapshot = ''] = await emulator.names('snapshots', 'data-spark-golden-')
        const image = { name: 'new-1', ...source(project, snapshot) }
        const change: Change = { kind: 'insert', image, forceCreate: kind === 'disk' }
        const endpoint = {
          base: `${server.url}/compute/v1`,
          token: false,
          universe: 'googleapis.com',
        }
        const commands = commandsOf({ project, image: image.name }, change, endpoint)
        await run(commands[way], info.outputPath('shell'))
        expect(JSON.stringify(await emulator.image(image.name))).toMatch(origin)
      })
    }
  }
})

/** An image to change, with a value in every field. */
async function start(emulator: Emulator, name: string): Promise<void> {
  await emulator.insertImage({
    name,
    family: 'web',
    description: 'old',
    labels: { env: 'dev', old: 'x', team: 'web' },
  })
  const path = `global/images/${name}`
  await emulator.change('POST', `${path}/deprecate`, { state: 'DEPRECATED' })
  const bindings = [{ role: USER, members: ['user:a@example.com'] }]
  await emulator.api('POST', `${path}/setIamPolicy`, { policy: { bindings } })
}

async function stateOf(emulator: Emulator, name: string): Promise<State> {
  const path = `global/images/${name}/getIamPolicy?optionsRequestedPolicyVersion=3`
  return {
    image: await emulator.image(name),
    policy: (await emulator.api('GET', path)) as Policy,
  }
}

async function byRequest(emulator: Emulator, target: Target, change: Change): Promise<void> {
  const { method, path, body } = requestOf(target, change)
  await emulator.api(method, path.replace(`projects/${target.project}/`, ''), body)
}

/** What matters about an image and its policy; null if it is gone. */
async function effect(emulator: Emulator, { image: name }: Target) {
  const state = await stateOf(emulator, name).catch(() => null)
  if (!state) return null
  // Fields that are unique to each image.
  const own = [
    'id',
    'name',
    'selfLink',
    'creationTimestamp',
    'labelFingerprint',
    'archiveSizeBytes',
  ]
  const image = Object.entries(state.image).filter(([field]) => !own.includes(field))
  return { image: Object.fromEntries(image), bindings: state.policy.bindings }
}

async function run(text: ReturnType<typeof commandsOf>['curl'], folder: string): Promise<void> {
  if ('none' in text) throw new Error(text.none)
  await mkdir(folder, { recursive: true })
  await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', text.code], {
    cwd: folder,
    env: {
      ...process.env,
      CLOUDSDK_CONFIG: `${folder}/gcloud`,
      CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
      CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: '1',
      CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: '1',
    },
  })
}

function skipWithout(tool: string): void {
  // gcloud takes seconds just to start.
  test.slow()
  test.skip(!isInstalled(tool), `${tool} is not installed`)
}

function isInstalled(tool: string): boolean {
  try {
    execFileSync('bash', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
