import { WIZARD_STEPS } from './model/wizardSteps.ts'
import { NAME_OR_ID } from '../compute/names.ts'

const STEPS = [...WIZARD_STEPS, 'publish'] as const
type Step = (typeof STEPS)[number]

/** The create page’s search parameters. */
export interface CreateSearch {
  /** `source` when absent; `publish` opens the page that publishes `image`. */
  step?: Step | undefined
  /** A link to the preselected source. */
  from?: string | undefined
  /** The image to create a newer version of. */
  next?: string | undefined
  /** The image to publish, the family to publish it to, and that family’s head before publishing. */
  image?: string | undefined
  family?: string | undefined
  previous?: string | undefined
}

/** Parses the search parameters; invalid ones are dropped. It never throws. */
export function createSearch(raw: Record<string, unknown>): CreateSearch {
  const step = STEPS.find((each) => each === raw['step'])
  const search = {
    step: step === 'source' ? undefined : step,
    from: text(raw['from'], /^[^]{0,500}$/),
    next: text(raw['next'], NAME_OR_ID),
    image: text(raw['image'], NAME_OR_ID),
    family: text(raw['family'], NAME_OR_ID),
    previous: text(raw['previous'], NAME_OR_ID),
  }
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}

const text = (value: unknown, allowed: RegExp): string | undefined =>
  typeof value === 'string' && allowed.test(value) ? value : undefined
