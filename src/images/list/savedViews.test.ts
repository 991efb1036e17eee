import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../api/http/session.ts'
import { defaultView, setDefaultView } from './defaultView.ts'
import {
  formatViews,
  nameProblem,
  parseViews,
  readViews,
  removeView,
  replaceView,
  saveView,
  writeViews,
  type SavedView,
} from './savedViews.ts'

let full: boolean
beforeEach(() => {
  full = false
  const items = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new Error('The quota has been exceeded.')
      items.set(key, value)
    },
    removeItem: (key: string) => items.delete(key),
  })
  connect({ base: 'http://api.test/compute/v1', universe: 'googleapis.com' })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const anyView: fc.Arbitrary<SavedView> = fc.record({
  name: fc.string({ minLength: 1, unit: 'grapheme' }),
  query: fc.constantFrom('', '?q=web+prod', '?labels=%21env,team%3Dweb&states=ACTIVE'),
})
const anyViews = fc.uniqueArray(anyView, { selector: ({ name }) => name, maxLength: 6 })

test('what is stored is read as it was', () => {
  fc.assert(
    fc.property(anyViews, (views) => {
      expect(parseViews(formatViews(views))).toEqual(views)
    }),
  )
})

test('the order of parameters says nothing', () =>
  expect(parseViews('a ?states=ACTIVE&group=state')).toEqual([
    { name: 'a', query: '?group=state&states=ACTIVE' },
  ]))

test('whatever is stored, reading it never throws', () => {
  fc.assert(fc.property(fc.string(), (stored) => void parseViews(stored)))
  expect(parseViews(null)).toEqual([])
  expect(parseViews('%E0%A4%A ?q=a\n ?q=b\nprod ?q=c')).toEqual([{ name: 'prod', query: '?q=c' }])
})

test('saving under a name that exists replaces that view, in its place', () => {
  fc.assert(
    fc.property(anyViews, anyView, (views, view) => {
      writeViews('p', views)
      expect(saveView('p', view)).toBe(true)
      const next = readViews('p')
      expect(next.filter(({ name }) => name === view.name)).toEqual([view])
      const others = (some: SavedView[]) => some.filter(({ name }) => name !== view.name)
      expect(others(next)).toEqual(others(views))
      expect(next.findIndex(({ name }) => name === view.name)).toBe(
        [...views.map(({ name }) => name), view.name].indexOf(view.name),
      )
    }),
  )
})

describe('the default', () => {
  const a = { name: 'a', query: '?q=a' }
  const b = { name: 'b', query: '?q=b' }

  test.each([
    ['saved under its name', () => saveView('p', { ...a, query: '?q=new' }), '?q=new'],
    ['replaced', () => replaceView('p', a, { ...a, query: '?q=new' }), '?q=new'],
    ['renamed', () => replaceView('p', a, { ...a, name: 'c' }), '?q=a'],
    ['removed', () => removeView('p', a), null],
    ['not the one that is removed', () => removeView('p', b), '?q=a'],
  ])('follows a view that is %s', (_, change, expected) => {
    writeViews('p', [a, b])
    setDefaultView('p', a.query)
    expect(change()).toBe(true)
    expect(defaultView('p')).toBe(expected)
  })

  test('stays if another view is the same', () => {
    writeViews('p', [a, { ...b, query: a.query }])
    setDefaultView('p', a.query)
    removeView('p', a)
    expect(defaultView('p')).toBe(a.query)
  })

  test('stays if nothing can be stored', () => {
    writeViews('p', [a, b])
    setDefaultView('p', a.query)
    full = true
    expect(replaceView('p', a, { ...a, query: '?q=new' })).toBe(false)
    expect(removeView('p', a)).toBe(false)
    expect([defaultView('p'), readViews('p')]).toEqual([a.query, [a, b]])
  })
})

test('names', () => {
  expect(nameProblem(' ', [])).toBe('Enter a name.')
  expect(nameProblem('x'.repeat(61), [])).toBe('Use at most 60 characters.')
  expect(nameProblem('prod ', [{ name: 'prod', query: '' }])).toBe('Another view has this name.')
  expect(nameProblem('Prod', [{ name: 'prod', query: '' }])).toBeUndefined()
})
