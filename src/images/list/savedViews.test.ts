import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatViews, nameProblem, parseViews, saved, type SavedView } from './savedViews.ts'

const anyView: fc.Arbitrary<SavedView> = fc.record({
  name: fc.string({ minLength: 1, unit: 'grapheme' }),
  query: fc.constantFrom('', '?q=web+prod', '?states=ACTIVE&labels=%21env,team%3Dweb'),
})
const anyViews = fc.uniqueArray(anyView, { selector: ({ name }) => name, maxLength: 6 })

test('what is stored is read as it was', () => {
  fc.assert(
    fc.property(anyViews, (views) => {
      expect(parseViews(formatViews(views))).toEqual(views)
    }),
  )
})

test('whatever is stored, reading it never throws', () => {
  fc.assert(fc.property(fc.string(), (stored) => void parseViews(stored)))
  expect(parseViews(null)).toEqual([])
  expect(parseViews('%E0%A4%A ?q=a\n ?q=b\nprod ?q=c')).toEqual([{ name: 'prod', query: '?q=c' }])
})

test('saving under a name that exists replaces that view, in its place', () => {
  fc.assert(
    fc.property(anyViews, anyView, (views, view) => {
      const next = saved(views, view)
      expect(next.filter(({ name }) => name === view.name)).toEqual([view])
      const others = (some: SavedView[]) => some.filter(({ name }) => name !== view.name)
      expect(others(next)).toEqual(others(views))
      expect(next.findIndex(({ name }) => name === view.name)).toBe(
        [...views.map(({ name }) => name), view.name].indexOf(view.name),
      )
    }),
  )
})

test('names', () => {
  expect(nameProblem(' ', [])).toBe('Enter a name.')
  expect(nameProblem('x'.repeat(61), [])).toBe('Use at most 60 characters.')
  expect(nameProblem('prod ', [{ name: 'prod', query: '' }])).toBe('Another view has this name.')
  expect(nameProblem('Prod', [{ name: 'prod', query: '' }])).toBeUndefined()
})
