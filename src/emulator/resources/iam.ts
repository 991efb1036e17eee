/** IAM of an image: its policy, locked by an etag, and the caller’s permissions. */
import { IMAGE_ROLES, memberProblem } from '../../compute/iam.ts'
import { IMAGE_PERMISSIONS } from '../../compute/imagePermissions.ts'
import { bindingMap } from '../../compute/changes/policyMerge.ts'
import type { Binding, Policy } from '../../compute/schema.ts'
import { ApiError, invalidValue, requiredField, staleEtag } from '../base/errors.ts'
import { hashBytes } from '../base/random.ts'
import { base64 } from '../base/wire.ts'
import { celProblem } from './cel.ts'
import { changeable, imageOf } from './change.ts'
import type { Call } from './context.ts'
import { SET_POLICY, TEST_PERMISSIONS, type POLICY } from './fields.ts'
import { sameLock } from './lock.ts'
import { holds } from './permission.ts'
import { readFields, type ReadFields } from './shape.ts'

type PolicyRequest = ReadFields<typeof POLICY>

/** The etag of a policy that was never set. */
const NEVER_SET = 'ACAB'
const MAX_PRINCIPALS = 1500
const MAX_GROUPS = 250
const VERSIONS = [0, 1, 3]
const LOG_TYPES = ['LOG_TYPE_UNSPECIFIED', 'ADMIN_READ', 'DATA_WRITE', 'DATA_READ']
const KNOWN_PERMISSIONS: ReadonlySet<string> = new Set(IMAGE_PERMISSIONS)

/** images.getIamPolicy. For a client that doesn’t request conditions, role names indicate them. */
export function getIamPolicy(call: Call): Policy {
  const version = readVersion(call.query.get('optionsRequestedPolicyVersion'))
  return policyFor(storedPolicy(call, imageOf(call).name), version)
}

/** images.setIamPolicy: replaces the policy if the etag is current; without an etag, unconditionally. */
export function setIamPolicy(call: Call): Policy {
  const request = readFields(SET_POLICY, call.body ?? {}, 'resource')
  if (!request.policy && !request.bindings) throw requiredField('resource.policy')
  const { bindings, etag } = request
  const wish: PolicyRequest = request.policy ?? { bindings, etag }
  checkPolicy(wish)
  return call.world.store.transaction(() => {
    const { name } = changeable(call)
    const before = storedPolicy(call, name)
    if (wish.etag && !sameLock(wish.etag, before.etag)) throw staleEtag()
    checkConditionsKept(wish, before)
    const policy = withEtag(wish, before, `${call.world.clock.now()}`)
    call.world.store.put('policies', call.project, { name, ...policy })
    return policy
  })
}

/** images.testIamPermissions: the subset of the given permissions that the caller has. */
export function testIamPermissions(call: Call): { permissions?: string[] } {
  const { world, caller, project } = call
  const { name } = imageOf(call)
  const asked = readFields(TEST_PERMISSIONS, call.body ?? {}, 'resource').permissions ?? []
  const unknown = asked.find((permission) => !KNOWN_PERMISSIONS.has(permission))
  if (unknown !== undefined) {
    const why = unknown.includes('*')
      ? 'Wildcards are not allowed.'
      : 'The permission is not valid for this resource.'
    throw invalidValue('resource.permissions', unknown.slice(0, 200), why)
  }
  // Each of them once: whoever asks for one ten thousand times must not keep others waiting.
  const held = new Set(
    [...new Set(asked)].filter((one) => holds(world, caller, one, { project, image: name })),
  )
  const permissions = asked.filter((one) => held.has(one))
  return permissions.length > 0 ? { permissions } : {}
}

function storedPolicy(call: Call, image: string): Policy {
  const row = call.world.store.get('policies', call.project, image)
  if (!row) return { etag: NEVER_SET }
  const { name: _image, ...policy }: Policy & { name?: string } = JSON.parse(row.json)
  return policy
}

function readVersion(text: string | null): number {
  if (text === null || text === '') return 1
  const version = VERSIONS.find((known) => String(known) === text)
  if (version !== undefined) return version
  throw invalidValue(
    'optionsRequestedPolicyVersion',
    text ?? '',
    `Must be one of [${VERSIONS.join(', ')}].`,
  )
}

/**
 * Whoever sends the etag of a policy with conditions has to know them, or they would be lost; without an etag
 * they may be overwritten. Source: discovery document, `Policy.version`.
 */
function checkConditionsKept({ etag, version }: Policy, before: Policy): void {
  if (!etag || version === 3 || !isConditional(before)) return
  throw badPolicy('A policy with conditions can only be changed with version 3.')
}

const isConditional = ({ bindings = [] }: Policy) => bindings.some(({ condition }) => condition)

function policyFor(policy: Policy, version: number): Policy {
  if (!isConditional(policy) || version === 3) return policy
  const bindings = policy.bindings?.map(({ condition, ...binding }) => {
    if (!condition) return binding
    const digest = hashBytes(JSON.stringify(condition)).map((b) => b.toString(16).padStart(2, '0'))
    return { ...binding, role: `${binding.role}_withcond_${digest.join('')}` }
  })
  return { ...policy, version: 1, bindings }
}

/**
 * The policy as stored. Its version is the lowest that can express it, whatever was sent (source: IAM’s reference of
 * `requestedPolicyVersion`). Each etag is derived from the previous one, so none recurs; six of its bytes vary, as
 * observed on the service.
 */
function withEtag(wish: Policy, before: Policy, now: string): Policy {
  const { auditConfigs } = wish
  const bindings = merged(wish)
  const hash = hashBytes(JSON.stringify([before.etag, now, bindings, auditConfigs]))
  return {
    version: isConditional({ bindings }) ? 3 : 1,
    etag: base64([7, 6, ...hash.slice(0, 6)]),
    ...(bindings.length > 0 && { bindings }),
    ...(auditConfigs && { auditConfigs }),
  }
}

/** Merges bindings with the same role and condition, with each member once. */
const merged = (policy: Policy): Binding[] =>
  [...bindingMap(policy).values()].map(({ role, condition, members }) => ({
    role,
    members: [...members],
    ...(condition && { condition }),
  }))

function checkPolicy(policy: PolicyRequest): void {
  const { version = 0, bindings = [], auditConfigs = [] } = policy
  if (!VERSIONS.includes(version)) {
    throw invalidValue(
      'policy.version',
      String(version),
      `Must be one of [${VERSIONS.join(', ')}].`,
    )
  }
  for (const binding of bindings) checkBinding(binding, version)
  for (const [n, { auditLogConfigs = [] }] of auditConfigs.entries()) {
    for (const [m, { logType }] of auditLogConfigs.entries()) {
      if (!logType || LOG_TYPES.includes(logType)) continue
      const field = `policy.auditConfigs[${n}].auditLogConfigs[${m}].logType`
      throw invalidValue(field, logType, `Must be one of [${LOG_TYPES.join(', ')}].`)
    }
  }
  // A principal in several bindings counts once for each. Source: discovery document, `Policy.bindings`.
  const members = merged(policy).flatMap((binding) => binding.members ?? [])
  const groups = members.filter((member) => member.startsWith('group:'))
  if (members.length > MAX_PRINCIPALS || groups.length > MAX_GROUPS) {
    throw badPolicy(
      `A policy can have at most ${MAX_PRINCIPALS} principals, ${MAX_GROUPS} of them groups.`,
    )
  }
}

/** A custom role of a project or an organization: any name is accepted. */
const CUSTOM_ROLE = /^(?:projects|organizations)\/[^/\s]+\/roles\/[A-Za-z0-9_.]+$/

function checkBinding({ role = '', members = [], condition }: Binding, version: number): void {
  if (!IMAGE_ROLES.includes(role) && !CUSTOM_ROLE.test(role)) {
    throw badPolicy(`Role ${role.slice(0, 200)} is not supported for this resource.`)
  }
  if (condition && version !== 3) {
    throw badPolicy('Policies with conditions must have version 3.')
  }
  if (condition) checkCondition(condition.expression)
  for (const member of members) {
    if (member === 'allUsers')
      throw badPolicy('The member allUsers cannot be granted a role on images.')
    if (memberProblem(member) === null) continue
    throw badPolicy(
      member.includes(':')
        ? `Invalid policy member: '${member}'.`
        : 'Policy members must be of the form "<type>:<value>".',
    )
  }
}

function checkCondition(expression: string | undefined): void {
  if (!expression) throw badPolicy('A condition must have an expression.')
  const problem = celProblem(expression)
  if (problem !== null) throw badPolicy(`The condition is no expression of CEL: ${problem}.`)
}

const badPolicy = (message: string) => new ApiError(400, 'badRequest', message)
