import { expect, test } from 'vitest'
import type { Change } from '../changes/change.ts'
import { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { planCsv } from './planCsv.ts'
import { isPlanValue, planDifferences, planValue, readPlanValue } from './planFile.ts'
import { planOf } from './plan.ts'
import type { RetirePolicy } from './policy.ts'
import { PRESETS } from './presets.ts'
import { curlScript, gcloudScript, notInTerraform, restScript, terraformScript } from './script.ts'
import { changingRows, stepOf } from './steps.ts'
import { ago, image, NOW, state } from './testEstate.ts'

const policy: RetirePolicy = {
  ...PRESETS.ci,
  choose: { families: ['a'], names: [], labels: [], use: 'any' },
  keep: { newest: 1, of: 'all', per: 'family' },
  replacement: 'none',
  limits: { changes: 10, removals: 10, percent: 100, errors: 1 },
}
const images = [
  image(0),
  image(1),
  image(3, { labels: { keep: '=cmd' } }),
  image(9, state('DELETED', { deleted: ago(90) })),
]
const plan = planOf({ project: 'p', images: Families.of(images), policy }, NOW)
const steps = changingRows(plan).map((row) => stepOf(row, plan))
const endpoint = {
  base: 'https://compute.googleapis.com/compute/v1',
  token: true,
  universe: 'googleapis.com',
}

test('a table with every reason', () => {
  expect(planCsv(plan).split('\r\n')).toEqual([
    'family,image,created,state,outcome,planned,replacement,for,against,notes',
    expect.stringMatching(
      /^a,i0,2026-11-24T12:00:00.000Z,ACTIVE,stays,ACTIVE,,,"head of the family; newest 1 of 1; /,
    ),
    expect.stringMatching(/^a,i1,.*,ACTIVE,changes,DEPRECATED,,beyond the newest 1; "?/),
    expect.stringContaining('protected by label keep==cmd'),
    expect.stringContaining('DELETED,changes,REMOVED'),
    '',
  ])
})

test('a script, with deletions last', () => {
  expect(gcloudScript(steps, endpoint, 'Retire\n2 images')).toBe(
    `#!/bin/sh
# Retire\\u000a2 images
set -eu

gcloud compute images deprecate i1 \\
  --project=p \\
  --state=DEPRECATED
gcloud compute images delete i9 \\
  --project=p \\
  --quiet
`,
  )
  expect(restScript(steps, endpoint)).toBe(
    `POST https://compute.googleapis.com/compute/v1/projects/p/global/images/i1/deprecate

{
  "state": "DEPRECATED"
}

DELETE https://compute.googleapis.com/compute/v1/projects/p/global/images/i9
`,
  )
})

test('a script for another endpoint says so once', () => {
  const local = {
    base: 'http://127.0.0.1:8087/compute/v1',
    token: false,
    universe: 'googleapis.com',
  }
  expect(gcloudScript(steps, local, 'Retire')).toBe(
    gcloudScript(steps, endpoint, 'Retire').replace(
      'set -eu\n',
      `set -eu
export CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE=http://127.0.0.1:8087/compute/v1/
export CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true
`,
    ),
  )
})

test('the same with curl, and as Terraform where it can do it', () => {
  expect(curlScript(steps, endpoint, 'Retire')).toMatch(
    /^#!\/bin\/sh\n# Retire\nset -eu\n\ncurl --fail-with-body --request POST [^]*\ncurl --fail-with-body --request DELETE [^]*\/i9'?\n$/,
  )
  expect(notInTerraform(steps.slice(0, 1), endpoint)).toMatch(/no argument for deprecation/)
  expect(notInTerraform(steps, endpoint)).toBeUndefined()
  const target = { project: 'p', image: 'i1' }
  const labels: Change = { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint: '' }
  expect(terraformScript([{ target, change: labels }, ...steps.slice(1)], endpoint)).toBe(
    `# In the google_compute_image resource that manages i1; labels set elsewhere are left alone.
labels = {
  "env" = "prod"
}

# Remove the google_compute_image resource that manages i9 from the configuration, then apply.
`,
  )
})

test('a file that is read back and compared with the current plan', () => {
  const value: unknown = JSON.parse(JSON.stringify(planValue(plan)))
  expect(isPlanValue(value)).toBe(true)
  const read = readPlanValue(value)
  expect(read).toMatchObject({ saved: { policy, project: 'p', at: NOW } })
  if (!('saved' in read)) return
  expect(planDifferences(read.saved, plan, Families.of(images))).toEqual([])
  const later = [...images.slice(0, 3), image(8), image(9, { id: '1', ...state('DELETED') })]
  const since = (changed: readonly Image[]) => {
    const all = Families.of(changed)
    return planDifferences(read.saved, planOf({ project: 'p', images: all, policy }, NOW), all)
  }
  expect(since(later)).toEqual([
    { image: 'i8', saved: undefined, now: 'ACTIVE → DEPRECATED' },
    { image: 'i9', saved: 'DELETED → REMOVED', now: 'DELETED → REMOVED' },
  ])
})

test('what was done of a saved plan is no difference to it, unless the image is another one', () => {
  const read = readPlanValue(planValue(plan))
  if (!('saved' in read)) throw new Error('The plan can’t be read.')
  const left = (...changed: Image[]) => {
    const all = Families.of(changed)
    const now = planOf({ project: 'p', images: all, policy }, NOW)
    return planDifferences(read.saved, now, all).map((each) => each.image)
  }
  const [head, one] = images as [Image, Image, Image, Image]
  const done = { ...one, ...state('DEPRECATED') }
  // The last one was deleted, as planned.
  expect(left(head, one)).toEqual([])
  expect(left(head, done)).toEqual([])
  expect(left(head, { ...done, id: '77' })).toEqual(['i1'])
  expect(left(head, { ...one, ...state('OBSOLETE') })).toEqual(['i1'])
  expect(left(head)).toEqual(['i1'])
})

test('the time of a file without a zone is UTC, as everywhere', () => {
  expect(readPlanValue({ ...planValue(plan), at: '2026-11-24T12:00' })).toMatchObject({
    saved: { at: NOW },
  })
})

test('an invalid file is refused, with its fields', () => {
  expect(isPlanValue(policy)).toBe(false)
  expect(
    readPlanValue({ kind: 'retirePlan', version: 2, project: 'p', at: '2026-11-24', rows: [] }),
  ).toMatchObject({
    problems: [{ field: 'version' }],
  })
  expect(readPlanValue({ ...planValue(plan), at: 'yesterday' })).toEqual({
    problems: [{ field: 'at', message: 'Not a time.' }],
  })
  const value = { ...planValue(plan), policy: { ...policy, minAge: -1 } }
  expect(readPlanValue(value)).toMatchObject({ problems: [{ field: 'minAge' }] })
})

test('a script of gcloud commands says which headers of the connection it leaves out', () => {
  const headers = { 'X-Goog-User-Project': 'q', 'X-Tenant': 'blue' }
  const script = gcloudScript(steps, { ...endpoint, headers }, 'Title')
  expect(script).toContain(
    '# Title\n# gcloud doesn’t send these headers of the connection: X-Tenant.\n',
  )
  expect(script).not.toContain('blue')
  expect(gcloudScript(steps, endpoint, 'Title')).not.toContain('headers')
})
