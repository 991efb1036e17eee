import { useMemo } from 'react'
import { session } from '../../api/http/session.ts'
import { leavesNothing } from '../../compute/changes/heads.ts'
import {
  familiesTouched,
  foresee,
  type Ground,
  type Preview,
} from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import { useGround } from '../change/useGround.ts'
import type { BulkKind } from './kinds.ts'
import { decidedPlan, planOf, type Plan, type Settings } from './plan.ts'
import { isIncomplete } from './problems.ts'
import type { Asked } from './store.ts'

export interface BulkPlan {
  /** What is entered can't be sent yet, so no image would change. */
  incomplete: boolean
  plan: Plan
  preview: Preview
  ground: Ground
  /** Family members are still being read. */
  waiting: boolean
  /** Of how many families they have been read so far. */
  countRead(): number
  membersError: Error | null
  /** Families whose names must be typed to confirm. */
  toType: readonly string[]
}

/**
 * The plan that the settings lead to, and its effect on families. It is made anew only when what it
 * depends on changes: with thousands of images that takes longer than a key press may.
 * @param left the families whose images are excluded
 * @param now ms since the epoch
 */
export function useBulkPlan(
  asked: Asked,
  kind: BulkKind | 'decided',
  settings: Settings,
  left: ReadonlySet<string>,
  now: number,
): BulkPlan {
  const { project } = asked
  const incomplete = isIncomplete(kind, settings, project, now)
  const planWith = useMemo(
    () => planner(asked, kind, settings, left, now, incomplete),
    [asked, kind, settings, left, now, incomplete],
  )
  // Replacements depend on heads, but not the other way round: a draft gives the heads first.
  const draft = useMemo(() => draftOf(planWith), [planWith])
  const { ground, waiting, countRead, error } = useGround(project, draft.images, draft.steps)
  const preview = useMemo(() => foresee(draft.steps, ground), [draft, ground])
  const plan = useMemo(() => {
    if (!draft.needsHeads) return draft.plan
    const heads = new Map(preview.changes.map(({ family, after }) => [family, after?.name]))
    return planWith((family) => heads.get(family))
  }, [draft, planWith, preview])
  const toType = useMemo(() => familiesToType(plan.items, preview), [plan, preview])
  return { incomplete, plan, preview, ground, waiting, countRead, membersError: error, toType }
}

/** The plan without any heads; it is the plan if it needs none. */
function draftOf(planWith: Planner) {
  let needsHeads = false
  const plan = planWith(() => {
    needsHeads = true
    return undefined
  })
  const steps = plan.items.map(({ step }) => step)
  return { plan, needsHeads, steps, images: plan.items.map(({ before }) => before) }
}

/** The plan, given the head of each family after all changes. */
type Planner = (headAfter: (family: string) => string | undefined) => Plan

function planner(
  asked: Asked,
  kind: BulkKind | 'decided',
  settings: Settings,
  left: ReadonlySet<string>,
  now: number,
  incomplete: boolean,
): Planner {
  const { universe, protection } = session()
  const isIn = ({ family }: Image) => !left.has(family ?? '')
  if (asked.kind === 'decided' || kind === 'decided') {
    const { items: decided, cannot = [] } = asked.kind === 'decided' ? asked : { items: [] }
    const plan = decidedPlan(
      decided.filter(({ before }) => isIn(before)),
      protection,
    )
    return () => ({ items: plan.items, cannot: [...cannot, ...plan.cannot] })
  }
  // An empty family would mean that they leave theirs.
  if (incomplete) return () => ({ items: [], cannot: [] })
  const images = asked.images.filter(isIn)
  const { project } = asked
  return (headAfter) =>
    planOf(kind, images, settings, { project, universe, protection, now, headAfter })
}

/** Families that would, or might, be left without a head. */
function familiesToType(items: readonly Item[], { changes, unknown }: Preview): string[] {
  const images = new Map(items.map(({ before }) => [before.name, before]))
  const touched = familiesTouched(
    items.map(({ step }) => step),
    images,
  )
  return [
    ...changes.filter(leavesNothing).map(({ family }) => family),
    ...unknown.filter((family) => touched.get(family)),
  ]
}
