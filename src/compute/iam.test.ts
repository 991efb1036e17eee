import { expect, test } from 'vitest'
import { IMAGE_ROLES, memberProblem, permissionsOf } from './iam.ts'
import { IMAGE_PERMISSIONS } from './imagePermissions.ts'

const WORKFORCE = 'iam.googleapis.com/locations/global/workforcePools/my-pool'
const WORKLOAD = 'iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/my-pool'
const GKE = 'iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/p.svc.id.goog'
const RESOURCES = 'cloudresourcemanager.googleapis.com'

// Each form in IAM's reference of `Binding.members`, then those in its list of principal
// identifiers.
test.each([
  'allUsers',
  'allAuthenticatedUsers',
  'user:alice@example.com',
  'serviceAccount:my-other-app@appspot.gserviceaccount.com',
  'serviceAccount:my-project.svc.id.goog[my-namespace/my-kubernetes-sa]',
  'serviceAccount:example.com:my-project.svc.id.goog[default/ci]',
  'group:admins@example.com',
  'domain:example.com',
  `principal://${WORKFORCE}/subject/my-subject-attribute-value`,
  `principalSet://${WORKFORCE}/group/my-group`,
  `principalSet://${WORKFORCE}/attribute.department/sales/emea`,
  `principalSet://${WORKFORCE}/*`,
  `principal://${WORKLOAD}/subject/raha@example.com`,
  `principalSet://${WORKLOAD}/group/admins@example.com`,
  `principalSet://${WORKLOAD}/attribute.repository/owner/repo`,
  `principalSet://${WORKLOAD}/*`,
  'deleted:user:alice@example.com?uid=123456789012345678901',
  'deleted:serviceAccount:ci@my-project.iam.gserviceaccount.com?uid=123456789012345678901',
  'deleted:group:admins@example.com?uid=123456789012345678901',
  `deleted:principal://${WORKFORCE}/subject/my-subject-attribute-value`,
  `principal://${GKE}/subject/ns/default/sa/ci`,
  `principalSet://${GKE}/namespace/default`,
  `principalSet://${GKE}/kubernetes.cluster/https://container.googleapis.com/v1/projects/p/locations/l/clusters/c`,
  `principalSet://${RESOURCES}/projects/123456789012`,
  `principalSet://${RESOURCES}/folders/123456789012/type/ServiceAccount`,
  `principalSet://${RESOURCES}/organizations/123456789012/type/ServiceAgent`,
  'principal://agents.global.org-123.system.id.goog/resources/aiplatform/projects/1/x',
  'projectOwner:my-project',
  'projectEditor:my-project',
  'projectViewer:my-project',
])('%s is a member', (member) => {
  expect(memberProblem(member)).toBeNull()
})

const KIND = 'Start with user:, group:, serviceAccount: or domain:.'
const USER = 'Not a valid user. Use the form user:alice@example.com.'
const ACCOUNT =
  'Not a valid serviceAccount. Use the form serviceAccount:ci@my-project.iam.gserviceaccount.com.'
const DELETED = 'Use the form deleted:user:alice@example.com?uid=123.'
const PRINCIPAL =
  'Not a valid principal. Use the form principal://iam.googleapis.com/locations/global/workforcePools/POOL/subject/NAME.'
const SET =
  'Not a valid principalSet. Use the form principalSet://iam.googleapis.com/locations/global/workforcePools/POOL/*.'

test.each([
  ['', KIND],
  ['alice@example.com', KIND],
  ['user:', USER],
  ['user:alice', USER],
  ['user:alice@example.com?uid=1 ', USER],
  ['serviceAccount:my-project.svc.id.goog', ACCOUNT],
  ['serviceAccount:my-project.svc.id.goog[ci]', ACCOUNT],
  ['serviceAccount:my-project.svc.id.goog[a/b/c]', ACCOUNT],
  ['domain:no', 'Not a valid domain. Use the form domain:example.com.'],
  ['robot:r2d2@example.com', '“robot” is not a kind of member.'],
  ['constructor:x', '“constructor” is not a kind of member.'],
  ['deleted:user:alice@example.com', DELETED],
  ['deleted:domain:example.com?uid=1', DELETED],
  [`deleted:principalSet://${WORKFORCE}/*`, DELETED],
  ['principal:bob', PRINCIPAL],
  [`principal:${WORKFORCE}/subject/x`, PRINCIPAL],
  [`principal://${WORKFORCE}/*`, PRINCIPAL],
  [`principal://${WORKFORCE}/subject/`, PRINCIPAL],
  ['principal://iam.googleapis.com/nonsense', PRINCIPAL],
  [`principalSet://${WORKFORCE}`, SET],
  [`principalSet://${WORKFORCE}/subject/x`, SET],
  [`principalSet://${WORKLOAD.replace('123', 'my-project')}/*`, SET],
  [`principalSet://${RESOURCES}/buckets/1`, SET],
  [`principalSet://${RESOURCES}/projects/my-project`, SET],
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
])('%s has %i permissions on images', (role, count) => {
  expect(onImages(role)).toHaveLength(count)
})

test('viewer roles can’t use images, except the basic viewer', () => {
  expect(onImages('roles/viewer')).toContain('compute.images.useReadOnly')
  expect(onImages('roles/compute.viewer')).not.toContain('compute.images.useReadOnly')
  expect(permissionsOf('roles/compute.imageUser').has('compute.globalOperations.get')).toBe(false)
  expect(IMAGE_ROLES.length).toBeGreaterThan(15)
})

test('a domain of however many parts is checked at once', { timeout: 5000 }, () => {
  const domain = '.'.repeat(200_000)
  expect(memberProblem(`user:a@${domain}:`)).toMatch(/^Not a valid user/)
  expect(memberProblem(`user:a@a${domain}a`)).toBeNull()
})

test.each([
  ['a@b.c', true],
  ['a@..c', true],
  ['a@b.c.', true],
  ['a@.c', false],
  ['a@b.', false],
  ['a@b', false],
  ['a@.', false],
  ['@b.c', false],
  ['a@b.c@d', false],
])('the domain of %s has a dot within it: %s', (address, isOne) => {
  expect(memberProblem(`user:${address}`) === null).toBe(isOne)
})
