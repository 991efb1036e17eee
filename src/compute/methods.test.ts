import { expect, test } from 'vitest'
import { ROUTES } from '../emulator/http/routes.ts'
import { methods } from '../emulator/testing/discovery.ts'
import { callOf, METHODS, permissionOf, type MethodId } from './methods.ts'

/** Methods the emulator leaves out. */
const NOT_EMULATED = new Set(['regionDisks.get'])
/** Methods the trimmed discovery document leaves out. */
const NOT_PUBLISHED = /^(?:instances|instanceTemplates|regionDisks)\./

const ids = Object.keys(METHODS) as MethodId[]
/** A path without its parameter names: `global/images/*`. */
const shape = (path: string) => path.replaceAll(/:\w+|\{\w+\}/g, '*')

test.each(ids.filter((id) => !NOT_EMULATED.has(id)))('%s is a route of the emulator', (id) => {
  const route = ROUTES.find((each) => each.id === id)
  const [verb, path] = METHODS[id]
  expect([verb, shape(path)]).toEqual([route?.verb, shape(route?.path ?? '')])
  expect(route?.permissions).toContain(permissionOf(id))
})

test.each(ids.filter((id) => !NOT_PUBLISHED.test(id)))(
  '%s matches the discovery document',
  (id) => {
    const method = methods.get(id)
    const [verb, path] = METHODS[id]
    expect(verb).toBe(method?.httpMethod)
    expect(shape(`projects/:project/${path}`)).toBe(shape(method?.path ?? ''))
  },
)

test('names are encoded as path segments, and the project is left as it is', () => {
  expect(callOf('images.deprecate', { project: 'example.com:p', image: 'a/b?c' })).toEqual({
    method: 'POST',
    path: 'projects/example.com:p/global/images/a%2Fb%3Fc/deprecate',
  })
  expect(callOf('zones.list', { project: 'p' }).path).toBe('projects/p/zones')
})

test('no name leads to another path', () => {
  const pathOf = (project: string, image: string) => callOf('images.get', { project, image }).path
  expect(pathOf('a/../b', '%2e%2e')).toBe('projects/a%2F..%2Fb/global/images/%252e%252e')
  expect(() => pathOf('p', '..')).toThrow('.. is not the name of a resource.')
  expect(() => pathOf('..', 'i')).toThrow('.. is not')
  expect(() => pathOf('p', '.')).toThrow('. is not')
})
