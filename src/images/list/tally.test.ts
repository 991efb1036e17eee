import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whole } from '../../compute/retire/parts.ts'
import type { Image } from '../../compute/schema.ts'
import { readEntries } from '../table/entry.ts'
import { build } from '../table/model.ts'
import { anyPartlyRead, NOW } from '../table/testImages.ts'
import type { Picks } from './facets.ts'
import { facetGroups, FIXED, pickedOf, toggled, withPicked } from './facetGroups.ts'
import { countOf, keysByUse, tally, tallyAll } from './tally.ts'
import { readTerms } from './terms.ts'
import { anyPicks } from './testPicks.ts'
import { view, type Filters } from './view.ts'

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  picks: anyPicks,
  terms: fc.constantFrom('', 'web', 'env=prod', 'a').map((text) => readTerms(text, NOW)),
})

const OPEN = { all: false, except: new Set<string>() }

const modelOf = (images: readonly Image[]) =>
  build(readEntries(images, NOW), { key: 'created', order: 'desc' })
const offered = (images: readonly Image[], picks: Picks = {}) =>
  withPicked(facetGroups(whole(tallyAll(modelOf(images).entries))), picks)

test('a value counts what choosing it alone in its facet would show, with the others unchanged', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyFilters, (images, filters) => {
      const { picks } = filters
      const model = modelOf(images)
      const counts = whole(tally(model.entries, filters))
      const shown = (others: Picks) =>
        view(model, { ...filters, picks: others }, OPEN, undefined).shown.length
      expect(counts.shown).toBe(shown(picks))
      for (const group of offered(images, picks)) {
        const own = pickedOf(group, picks)
        const rest = (picks[group.param] ?? []).filter((value) => !own.includes(value))
        for (const value of group.values) {
          const alone = { ...picks, [group.param]: [...rest, value] }
          expect(countOf(counts, group.id, value), `${group.id} ${value}`).toBe(shown(alone))
        }
      }
    }),
  )
})

test('every chosen value is offered, and choosing it again undoes it', () => {
  fc.assert(
    fc.property(anyPartlyRead, anyPicks, (images, picks) => {
      const groups = offered(images, picks)
      for (const [param, values = []] of Object.entries(picks)) {
        for (const value of values) {
          const group = groups.find((each) => each.param === param && each.values.includes(value))
          if (!group) throw new Error(`${value} is not offered`)
          const without = toggled(group, value, picks)
          expect(without[group.param] ?? []).not.toContain(value)
          expect(toggled(group, value, { ...picks, ...without })[group.param]?.toSorted()).toEqual(
            [...values].sort(),
          )
        }
      }
    }),
  )
})

const labelled = (...labels: Record<string, string>[]): Image[] =>
  labels.map((each, n) => ({ name: `image-${n}`, id: `${n}`, labels: each }))

test('the most used keys and values come first, and keep their places when more arrives', () => {
  const first = labelled({ env: 'dev' }, { env: 'prod', team: 'web' }, { env: 'prod' })
  const groups = facetGroups(whole(tallyAll(modelOf(first).entries)))
  const labels = groups.slice(FIXED.length)
  expect(labels.map(({ title, values }) => [title, ...values])).toEqual([
    ['env', 'env=prod', 'env=dev'],
    ['team', 'team=web', '!team'],
  ])
  const more = labelled(...Array.from({ length: 9 }, () => ({ tier: 'one', env: 'dev' })), {})
  const all = whole(tallyAll(modelOf([...first, ...more]).entries))
  expect(facetGroups(all, groups).slice(FIXED.length)).toMatchObject([
    { title: 'env', values: ['env=prod', 'env=dev', '!env'] },
    { title: 'team', values: ['team=web', '!team'] },
    { title: 'tier', values: ['tier=one', '!tier'] },
  ])
})

test('a key with another value on every image comes last: it divides nothing', () => {
  const images = labelled(...Array.from({ length: 50 }, (_, n) => ({ build: `${n}` })), { env: '' })
  expect(keysByUse(whole(tallyAll(modelOf(images).entries)))).toEqual(['env', 'build'])
})
