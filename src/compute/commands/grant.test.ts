import { expect, test } from 'vitest'
import { grantCommand } from './grant.ts'

test('a permission on an image is granted on it, through the least privileged role that has it', () => {
  expect(grantCommand({ project: 'p', image: 'web-1' }, 'compute.images.setLabels'))
    .toBe(`gcloud compute images add-iam-policy-binding web-1 \\
  --project=p \\
  --member=user:EMAIL \\
  --role=roles/compute.storageAdmin`)
})

test.each([
  ['web-1', 'compute.images.create', 'roles/compute.storageAdmin'],
  ['', 'compute.images.get', 'roles/compute.imageUser'],
])('on %o, %s is granted on the project', (image, permission, role) => {
  expect(grantCommand({ project: 'p', image }, permission))
    .toBe(`gcloud projects add-iam-policy-binding p \\
  --member=user:EMAIL \\
  --role=${role}`)
})

test('in another universe, the command names it', () => {
  const grant = grantCommand({ project: 'p', image: '' }, 'compute.images.get', 's3nsapis.fr')
  expect(grant).toBe(`CLOUDSDK_CORE_UNIVERSE_DOMAIN=s3nsapis.fr \\
  gcloud projects add-iam-policy-binding p \\
  --member=user:EMAIL \\
  --role=roles/compute.imageUser`)
})

test('no command for a permission that no role grants', () => {
  expect(grantCommand({ project: 'p', image: 'web-1' }, 'compute.images.fly')).toBeUndefined()
})
