import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEntries, type Entry } from './entry.ts'
import { extentOf, inverted, NONE, selectedOf, toggled, type Selection } from './selection.ts'

const entries = readEntries([{ name: 'a', id: '1' }, { name: 'b', id: '2' }, { name: 'c' }], 0)

const keys = (...some: string[]): Selection => ({ keys: new Set(some) })
const namesOf = (all: readonly Entry[], shown: readonly Entry[], selection: Selection) =>
  selectedOf(all, shown, selection).images.map(({ image }) => image.name)

test('all, some and none', () => {
  expect(extentOf(0, 3)).toBe('none')
  expect(extentOf(1, 3)).toBe('mixed')
  expect(extentOf(3, 3)).toBe('all')
  expect(extentOf(0, 0)).toBe('none')
})

test('a toggle completes a selection before it clears it, and leaves the rest alone', () => {
  const shown = entries.slice(0, 2)
  const some = toggled(shown, shown, keys('2', 'c'))
  expect(namesOf(entries, shown, some)).toEqual(['a', 'b', 'c'])
  expect(namesOf(entries, shown, toggled(shown, shown, some))).toEqual(['c'])
})

test('an image recreated with the same name isn’t the selected one', () => {
  const again = readEntries([{ name: 'a', id: '7' }], 0)
  expect(namesOf(again, again, keys('1'))).toEqual([])
  expect(namesOf(entries, entries, keys('1', 'gone'))).toEqual(['a'])
})

test('what appears after everything was selected isn’t selected, and what is gone doesn’t count', () => {
  const all = toggled(entries, entries, NONE)
  const later = readEntries(
    [
      { name: 'a', id: '1' },
      { name: 'new', id: '4' },
    ],
    0,
  )
  expect(namesOf(later, later, all)).toEqual(['a'])
  expect(selectedOf(later, later, all).shown).toBe(1)
})

test('nothing but the list itself is gone through to select and to clear it', () => {
  const all = toggled(entries, entries, NONE)
  expect(all).toEqual({ all: entries, keys: new Set() })
  expect(selectedOf(entries, entries, all).images).toBe(entries)
  expect(toggled(entries, entries, all)).toBe(NONE)
})

test('inverting selects the other shown images, and no hidden ones', () => {
  const shown = entries.slice(0, 2)
  const others = inverted(shown, selectedOf(entries, shown, keys('2', 'c')))
  expect(namesOf(entries, shown, others)).toEqual(['a'])
  expect(namesOf(entries, shown, inverted(shown, selectedOf(entries, shown, others)))).toEqual([
    'b',
  ])
})

test('any toggles, on any views, select what a set of keys would', () => {
  const images = Array.from({ length: 6 }, (_, id) => ({ name: `i${id}`, id: String(id) }))
  const anyStep = fc.record({
    view: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
    /** The last view stays. */
    stays: fc.boolean(),
    some: fc.option(fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 })),
  })
  fc.assert(
    fc.property(fc.array(anyStep), (steps) => {
      const all = readEntries(images, 0)
      let shown: readonly Entry[] = all
      let selection = NONE
      const expected = new Set<string>()
      for (const { view, stays, some } of steps) {
        if (!stays) shown = all.filter((_, index) => view.includes(index))
        const picked = some ? shown.filter(({ key }) => some.includes(Number(key))) : shown
        if (picked.length === 0) continue
        const on = picked.some(({ key }) => !expected.has(key))
        for (const { key } of picked) {
          if (on) expected.add(key)
          else expected.delete(key)
        }
        selection = toggled(picked, shown, selection)
        const { images: found, has, shown: count } = selectedOf(all, shown, selection)
        expect(new Set(found.map(({ key }) => key))).toEqual(expected)
        expect(shown.filter(has)).toHaveLength(count)
        expect(shown.filter(({ key }) => expected.has(key))).toHaveLength(count)
      }
    }),
  )
})
