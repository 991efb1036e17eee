import { expect, test } from 'vitest'
import { IMAGE_PERMISSIONS, IMAGE_ROLES, memberProblem, permissionsOf } from './iam.ts'

test.each([
  'allUsers',
  'allAuthenticatedUsers',
  'user:alice@example.com',
  'serviceAccount:ci@my-project.iam.gserviceaccount.com',
  'group:admins@example.com',
  'domain:example.com',
  'projectViewer:my-project',
  'deleted:user:alice@example.com?uid=123456789',
  'principal://iam.googleapis.com/locations/global/workforcePools/p/subject/s',
  'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*',
])('%s is a member', (member) => {
  expect(memberProblem(member)).toBeNull()
})

test.each([
  ['', 'Write the kind first: user:alice@example.com.'],
  ['alice@example.com', 'Write the kind first: user:alice@example.com.'],
  ['user:', 'Not a user: write it like user:alice@example.com.'],
  ['user:alice', 'Not a user: write it like user:alice@example.com.'],
  ['domain:no', 'Not a domain: write it like domain:example.com.'],
  ['robot:r2d2@example.com', '“robot” is not a kind of member.'],
  ['constructor:x', '“constructor” is not a kind of member.'],
  ['deleted:user:alice@example.com', 'Write it like deleted:user:alice@example.com?uid=123.'],
  ['principal:bob', 'Write it in full: principal://iam.googleapis.com/….'],
])('%s: %s', (member, problem) => {
  expect(memberProblem(member)).toBe(problem)
})

const onImages = (role: string) => IMAGE_PERMISSIONS.filter((one) => permissionsOf(role).has(one))

test.each([
  ['roles/owner', 15],
  ['roles/compute.instanceAdmin.v1', 15],
  ['roles/editor', 12],
  ['roles/viewer', 7],
  ['roles/compute.viewer', 6],
  ['roles/compute.imageUser', 4],
  ['roles/iam.securityAdmin', 3],
  ['roles/nosuch', 0],
  ['constructor', 0],
])('%s gives %i permissions on images', (role, count) => {
  expect(onImages(role)).toHaveLength(count)
})

test('who may look may not use, but for the basic viewer', () => {
  expect(onImages('roles/viewer')).toContain('compute.images.useReadOnly')
  expect(onImages('roles/compute.viewer')).not.toContain('compute.images.useReadOnly')
  expect(permissionsOf('roles/compute.imageUser').has('compute.globalOperations.get')).toBe(false)
  expect(IMAGE_ROLES.length).toBeGreaterThan(15)
})
