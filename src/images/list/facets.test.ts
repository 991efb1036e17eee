import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STATES, type State } from '../../compute/schema.ts'
import { readEntries } from '../table/entry.ts'
import { facetsOf } from './facets.ts'
import { build } from '../table/model.ts'
import { readTerms } from './terms.ts'
import { anyImages, NOW } from '../table/testImages.ts'
import { view, type Filters } from './view.ts'

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  states: fc.option(fc.subarray<State>([...STATES], { minLength: 1 }), { nil: undefined }),
  due: fc.boolean(),
  terms: fc.constantFrom('', 'web', 'env=prod', 'a').map(readTerms),
})

const OPEN = { all: false, except: new Set<string>() }

test('a chip counts what it alone would show, with the other filters unchanged', () => {
  fc.assert(
    fc.property(anyImages, anyFilters, (images, filters) => {
      const model = build(readEntries(images, NOW), { key: 'created', order: 'desc' })
      const shown = (change: Partial<Filters>) =>
        view(model, { ...filters, ...change }, OPEN, true).shown
      const { counts, due, families } = facetsOf(model, filters)
      for (const state of STATES) expect(counts[state]).toBe(shown({ states: [state] }).length)
      expect(due).toBe(shown({ due: true }).length)
      const names = new Set(shown({}).map(({ image }) => image.family))
      names.delete(undefined)
      expect(families).toBe(names.size)
    }),
  )
})
