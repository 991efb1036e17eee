import { expect, test } from 'vitest'
import { grantCommand } from './grant.ts'

test('a permission on an image is given on it, by the smallest role that has it', () => {
  expect(grantCommand({ project: 'p', image: 'web-1' }, 'compute.images.setLabels'))
    .toBe(`gcloud compute images add-iam-policy-binding web-1 \\
  --project=p \\
  --member=user:EMAIL \\
  --role=roles/compute.storageAdmin`)
})

test.each([
  ['web-1', 'compute.images.create', 'roles/compute.storageAdmin'],
  ['', 'compute.images.get', 'roles/compute.imageUser'],
])('on %o, %s is given on the project', (image, permission, role) => {
  expect(grantCommand({ project: 'p', image }, permission))
    .toBe(`gcloud projects add-iam-policy-binding p \\
  --member=user:EMAIL \\
  --role=${role}`)
})

test('there is no command for what no role gives', () => {
  expect(grantCommand({ project: 'p', image: 'web-1' }, 'compute.images.fly')).toBeUndefined()
})
