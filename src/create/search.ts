import * as z from 'zod/mini'
import { WIZARD_STEPS } from './model/wizardSteps.ts'
import { NAME_OR_ID } from '../compute/names.ts'

const Name = z.string().check(z.regex(NAME_OR_ID))
const Step = z.enum([...WIZARD_STEPS, 'publish'])
const From = z.string().check(z.maxLength(500))

/** The create page’s search parameters. */
export interface CreateSearch {
  /** `source` when absent; `publish` opens the page that publishes `image`. */
  step?: z.infer<typeof Step> | undefined
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
  const step = Step.safeParse(raw['step']).data
  const search = {
    step: step === 'source' ? undefined : step,
    from: From.safeParse(raw['from']).data,
    next: Name.safeParse(raw['next']).data,
    image: Name.safeParse(raw['image']).data,
    family: Name.safeParse(raw['family']).data,
    previous: Name.safeParse(raw['previous']).data,
  }
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
