/** Random changes, applied to a store and to its model. */
import fc from 'fast-check'
import type { Store } from '../store/store.ts'
import {
  FAMILIES,
  keyOf,
  KINDS,
  NAMES,
  PROJECTS,
  SCOPES,
  type Kept,
  type Model,
} from './storeModel.ts'

/** The id is derived from the key, because ids are unique; some keys have none. */
const kept: fc.Arbitrary<Kept> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    project: fc.constantFrom(...PROJECTS),
    scope: fc.constantFrom(...SCOPES),
    name: fc.constantFrom(...NAMES),
    rest: fc.record(
      {
        creationTimestamp: fc.constantFrom(
          '2026-11-01T01:30:00.000-07:00',
          '2026-11-01T01:30:00.000-08:00',
          '2026-11-01T09:30:00.000Z',
          '1969-01-01T00:00:00.000-08:00',
          'never',
        ),
        family: fc.constantFrom(...FAMILIES),
        status: fc.constantFrom('READY', 'READY', 'READY', 'PENDING', 'FAILED'),
        deprecated: fc.constantFrom({}, { state: 'ACTIVE' }, { state: 'DEPRECATED' }),
        description: fc.constantFrom('plain', 'größe', '映像 "x"', '\u{1f4be}\0'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ kind, project, scope, name, rest }) => {
    const place = `${NAMES.indexOf(name)}${SCOPES.indexOf(scope)}`
    const id =
      name === 'zz' ? {} : { id: BigInt(`${'9'.repeat(Number(place) % 7)}1${place}`).toString() }
    return { kind, project, scope, doc: { name, ...id, ...rest } }
  })

export type Step =
  { do: 'put' | 'delete'; kept: Kept } | { do: 'clear'; project: string } | Together
interface Together {
  do: 'transaction'
  steps: Step[]
  fails: boolean
}

export const { step } = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small' },
    { weight: 12, arbitrary: fc.record({ do: fc.constant('put' as const), kept }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), kept }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('clear' as const),
        project: fc.constantFrom(...PROJECTS),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('transaction' as const),
        steps: fc.array(tie('step'), { maxLength: 6 }),
        fails: fc.boolean(),
      }),
    },
  ),
}))

/** Applies it to both. */
export function take(step: Step, store: Store, model: Model): void {
  switch (step.do) {
    case 'put': {
      const { kind, project, scope, doc } = step.kept
      store.put(kind, project, doc, scope)
      model.kept.set(keyOf(step.kept), step.kept)
      break
    }
    case 'delete': {
      const { kind, project, scope, doc } = step.kept
      const existed = store.delete(kind, project, doc.name, scope)
      if (model.kept.delete(keyOf(step.kept)) !== existed) throw new Error('deleted?')
      break
    }
    case 'clear':
      store.clear(step.project)
      for (const [key, { project }] of model.kept) {
        if (project === step.project) model.kept.delete(key)
      }
      break
    case 'transaction':
      takeTogether(step, store, model)
  }
}

function takeTogether({ steps, fails }: Together, store: Store, model: Model): void {
  const before = new Map(model.kept)
  const failure = new Error('as told')
  try {
    store.transaction(() => {
      for (const inner of steps) take(inner, store, model)
      if (fails) throw failure
    })
  } catch (error) {
    if (error !== failure) throw error
    model.kept = before
  }
}
