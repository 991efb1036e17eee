import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATES, type Image } from '../../compute/schema.ts'
import type { Collapse } from './collapse.ts'
import { readEntries, type Entry } from '../table/entry.ts'
import { build } from '../table/model.ts'
import { readTerms } from './terms.ts'
import { anyImages, NOW } from '../table/testImages.ts'
import type { View } from '../table/rows.ts'
import { hiddenBy } from './hidden.ts'
import { view, type Filters } from './view.ts'

const modelOf = (images: readonly Image[]) =>
  build(readEntries(images, NOW), { key: 'created', order: 'desc' })

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  states: fc.option(fc.subarray([...STATES], { minLength: 1 }), { nil: undefined }),
  due: fc.boolean(),
  terms: fc.constantFrom('', 'w', 'web active', 'env=prod', 'team:', 'ready x86').map(readTerms),
})
const anyCollapse: fc.Arbitrary<Collapse> = fc.record({
  all: fc.boolean(),
  except: fc.subarray(['web', 'constructor', '__proto__', '']).map((names) => new Set(names)),
})
const OPEN: Collapse = { all: false, except: new Set() }

const imagesOf = ({ rows }: View) => rows.filter((row): row is Entry => row.kind === 'image')

test('each shown image appears once, below its family', () => {
  fc.assert(
    fc.property(anyImages, anyFilters, (images, filters) => {
      const result = view(modelOf(images), filters, OPEN, true)
      expect(new Set(imagesOf(result))).toEqual(new Set(result.shown))
      expect(imagesOf(result)).toEqual(result.shown)
      result.rows.forEach((row, index) => {
        const parent = result.rows[result.parents[index] ?? -1]
        const above = parent?.kind === 'family' ? parent.family.name : undefined
        expect(above).toBe(row.kind === 'family' ? undefined : (row.image.family ?? ''))
      })
    }),
  )
})

test('filtering twice gives the same as filtering once', () => {
  fc.assert(
    fc.property(anyImages, anyFilters, (images, filters) => {
      const once = view(modelOf(images), filters, OPEN, true).shown.map(({ image }) => image)
      const twice = view(modelOf(once), filters, OPEN, true).shown.map(({ image }) => image)
      // As sets: the first of a family may be one that was filtered out.
      expect(new Set(twice)).toEqual(new Set(once))
    }),
  )
})

test('grouped and flat show the same images', () => {
  fc.assert(
    fc.property(anyImages, anyFilters, anyCollapse, (images, filters, collapse) => {
      const model = modelOf(images)
      const grouped = view(model, filters, collapse, true).shown
      const flat = view(model, filters, collapse, false)
      expect(new Set(grouped)).toEqual(new Set(flat.shown))
      expect(flat.rows).toEqual(flat.shown)
    }),
  )
})

test('collapsing families hides their members and nothing else', () => {
  fc.assert(
    fc.property(anyImages, anyFilters, anyCollapse, (images, filters, collapse) => {
      const model = modelOf(images)
      const open = view(model, filters, OPEN, true)
      const some = view(model, filters, collapse, true)
      expect(some.shown).toEqual(open.shown)
      expect(some.families).toBe(open.families)
      const names = (of: View) =>
        of.rows.flatMap((row) => (row.kind === 'family' ? row.family.name : []))
      expect(names(some)).toEqual(names(open))
      const isOpen = (name: string) => collapse.all === collapse.except.has(name)
      expect(imagesOf(some)).toEqual(
        imagesOf(open).filter(({ image }) => isOpen(image.family ?? '')),
      )
    }),
  )
})

test('the numbers of hidden images add up', () => {
  fc.assert(
    fc.property(anyImages, anyFilters, (images, filters) => {
      const model = modelOf(images)
      const { terms, states, due } = hiddenBy(model, filters)
      const shown = view(model, filters, OPEN, false).shown.length
      expect(terms + states + due + shown).toBe(images.length)
    }),
  )
})
