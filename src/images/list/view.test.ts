import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import type { Collapse } from './collapse.ts'
import { readEntries, type Entry } from '../table/entry.ts'
import { build, groupsOf } from '../table/model.ts'
import { valueBy, type Trait } from '../table/values.ts'
import { readTerms } from './terms.ts'
import { anyPartlyRead, NOW } from '../table/testImages.ts'
import type { View } from '../table/rows.ts'
import { hiddenBy } from './hidden.ts'
import { anyPicks } from './testPicks.ts'
import { countFamilies, view, type Filters } from './view.ts'

const modelOf = (images: readonly Image[]) =>
  build(readEntries(images, NOW), { key: 'created', order: 'desc' })

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  picks: anyPicks,
  terms: fc
    .constantFrom('', 'w', 'web active', 'env=prod', 'team:', 'ready x86')
    .map((text) => readTerms(text, NOW)),
})
const anyCollapse: fc.Arbitrary<Collapse> = fc.record({
  all: fc.boolean(),
  except: fc.subarray(['web', 'constructor', '__proto__', '', '?']).map((names) => new Set(names)),
})
const OPEN: Collapse = { all: false, except: new Set() }

const familyOf = valueBy('family')
const imagesOf = ({ rows }: View) => rows.filter((row): row is Entry => row.kind === 'image')

test('each shown image appears once, below its family', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyFilters, (images, filters) => {
      const model = modelOf(images)
      const result = view(model, filters, OPEN, model.families)
      expect(new Set(imagesOf(result))).toEqual(new Set(result.shown))
      expect(imagesOf(result)).toEqual(result.shown)
      result.rows.forEach((row, index) => {
        const parent = result.rows[result.parents[index] ?? -1]
        const above = parent?.kind === 'family' ? parent.family.name : undefined
        expect(above).toBe(row.kind === 'family' ? undefined : familyOf(row))
      })
    }),
  )
})

test('filtering twice gives the same as filtering once', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyFilters, (images, filters) => {
      const filtered = (some: readonly Image[]) =>
        view(modelOf(some), filters, OPEN, undefined).shown.map(({ image }) => image)
      const once = filtered(images)
      const twice = filtered(once)
      expect(twice).toEqual(once)
    }),
  )
})

const anyTrait = fc.constantFrom<Trait[]>('state', 'architecture', 'label.env', 'label.constructor')

test('however they are grouped, or in one list, the same images are shown', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyFilters, anyCollapse, anyTrait, (...given) => {
      const [images, filters, collapse, trait] = given
      const model = modelOf(images)
      const grouped = view(model, filters, collapse, model.families).shown
      const others = view(model, filters, collapse, groupsOf(model, trait)).shown
      expect(new Set(others)).toEqual(new Set(grouped))
      const flat = view(model, filters, collapse, undefined)
      const families = new Set(grouped.flatMap(({ image }) => image.family ?? []))
      const members = flat.shown.filter(({ image }) => image.family).length
      const counted = { families: families.size, members }
      expect(countFamilies(flat, false)).toEqual(counted)
      expect(countFamilies(view(model, filters, collapse, model.families), true)).toEqual(counted)
      expect(new Set(grouped)).toEqual(new Set(flat.shown))
      expect(flat.rows).toEqual(flat.shown)
    }),
  )
})

test('collapsing families hides their members and nothing else', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyFilters, anyCollapse, (images, filters, collapse) => {
      const model = modelOf(images)
      const open = view(model, filters, OPEN, model.families)
      const some = view(model, filters, collapse, model.families)
      expect(some.shown).toEqual(open.shown)
      expect(some.families).toBe(open.families)
      const names = (of: View) =>
        of.rows.flatMap((row) => (row.kind === 'family' ? row.family.name : []))
      expect(names(some)).toEqual(names(open))
      const isOpen = (name: string) => collapse.all === collapse.except.has(name)
      expect(imagesOf(some)).toEqual(imagesOf(open).filter((entry) => isOpen(familyOf(entry))))
    }),
  )
})

test('the numbers of hidden images add up', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyFilters, (images, filters) => {
      const model = modelOf(images)
      const hidden = hiddenBy(model, filters).reduce((sum, each) => sum + each.images, 0)
      const shown = view(model, filters, OPEN, undefined).shown.length
      expect(hidden + shown).toBe(images.length)
    }),
  )
})
