import { expect, test } from 'vitest'
import { ApiError } from '../http/error.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import type { Policy } from '../../compute/schema.ts'
import { withMember, withoutMember } from '../../images/access/edits.ts'
import { savePolicy } from './savePolicy.ts'

const USER = 'roles/compute.imageUser'
const stale = () => new ApiError({ failure: 'http', status: 409, message: 'stale' })

/** A service with one policy, which someone else changes before some of the requests. */
function service(start: Policy, others: readonly ((policy: Policy) => Policy)[] = []) {
  let version = 1
  let policy: Policy = { ...start, etag: '1' }
  const left = [...others]
  const put = (next: Policy) => {
    version += 1
    policy = { ...next, etag: String(version) }
    return policy
  }
  return {
    base: policy,
    policy: () => policy,
    ports: {
      send(wish: Policy) {
        const other = left.shift()
        if (other) put(other(policy))
        return wish.etag === policy.etag ? Promise.resolve(put(wish)) : Promise.reject(stale())
      },
      read: () => Promise.resolve(policy),
    },
  }
}

const start: Policy = { bindings: [{ role: USER, members: ['user:a@b.c', 'user:b@b.c'] }] }
const add = (member: string) => (policy: Policy) => withMember(policy, { role: USER }, member)

test('a stale etag: both edits are kept, and theirs is reported', async () => {
  const api = service(start, [(policy) => withoutMember(policy, { role: USER }, 'user:a@b.c')])
  const result = await savePolicy(api.base, add('user:c@b.c')(api.base), api.ports)
  expect(result).toMatchObject({ kind: 'saved', news: [{ added: false, member: 'user:a@b.c' }] })
  const wanted: Policy = { bindings: [{ role: USER, members: ['user:b@b.c', 'user:c@b.c'] }] }
  expect(samePolicy(api.policy(), wanted)).toBe(true)
})

test('someone is faster every time: reports it, and keeps their changes', async () => {
  const others = ['1', '2', '3', '4', '5'].map((n) => add(`user:o${n}@b.c`))
  const api = service(start, others)
  const result = await savePolicy(api.base, add('user:c@b.c')(api.base), api.ports)
  expect(result).toEqual({ kind: 'busy', tries: 5 })
  expect(api.policy().bindings?.[0]?.members).toHaveLength(7)
})

test('a policy that is already there is found, with what undo restores', async () => {
  const api = service(start, [(policy) => add('user:d@b.c')(add('user:c@b.c')(policy))])
  const result = await savePolicy(api.base, add('user:c@b.c')(api.base), api.ports)
  expect(result.kind).toBe('found')
  const wanted = add('user:d@b.c')(start)
  expect(result.kind === 'found' && samePolicy(result.before, wanted)).toBe(true)
})

test('a 412 with an unchanged etag isn’t a conflict: thrown at once', async () => {
  const constraint = new ApiError({ failure: 'http', status: 412, message: 'Constraint c.' })
  const api = service(start)
  let sends = 0
  const send = () => {
    sends += 1
    return Promise.reject(constraint)
  }
  const saved = savePolicy(api.base, add('user:c@b.c')(api.base), { ...api.ports, send })
  await expect(saved).rejects.toBe(constraint)
  expect(sends).toBe(1)
})

test('any other error is thrown', async () => {
  const failed = new ApiError({ failure: 'http', status: 400, message: 'no' })
  const ports = { ...service(start).ports, send: () => Promise.reject(failed) }
  await expect(savePolicy(start, start, ports)).rejects.toBe(failed)
})
