import { expect, test } from 'vitest'
import { permitOf } from './permissions.ts'

const target = { project: 'p', image: 'web-1' }

test('what is held is allowed, what is not comes with the role and the command that gives it', () => {
  const held = ['compute.images.get']
  expect(permitOf(target, 'compute.images.get', held)).toEqual({ state: 'allowed' })
  expect(permitOf(target, 'compute.images.get', undefined)).toEqual({ state: 'unknown' })
  expect(permitOf(target, 'compute.images.setLabels', held)).toEqual({
    state: 'denied',
    reason:
      'You need compute.images.setLabels, for example by the role roles/compute.storageAdmin.',
    command: `gcloud compute images add-iam-policy-binding web-1 \\
  --project=p \\
  --member=user:EMAIL \\
  --role=roles/compute.storageAdmin`,
  })
  expect(permitOf(target, 'compute.images.create', held).command).toMatch(
    /^gcloud projects add-iam-policy-binding p/,
  )
})

test('without an image, what is held on one is given on the project', () => {
  const { command } = permitOf({ project: 'p', image: '' }, 'compute.images.get', [])
  expect(command).toBe(`gcloud projects add-iam-policy-binding p \\
  --member=user:EMAIL \\
  --role=roles/compute.imageUser`)
})
