import * as z from 'zod/mini'
import { STEPS } from './model/steps.ts'
import { NAME_OR_ID } from '../compute/names.ts'

const Name = z.string().check(z.regex(NAME_OR_ID))
const Step = z.enum([...STEPS, 'publish'])
const From = z.string().check(z.maxLength(500))

/** The address of the create form. */
export interface CreateSearch {
  /** `source` when absent; `publish` is the plan that publishes `image`. */
  step?: z.infer<typeof Step> | undefined
  /** A link to the source to begin with. */
  from?: string | undefined
  /** The image to make the next version of. */
  next?: string | undefined
  /** The image to publish, the family to publish it in, and what was that family’s head before. */
  image?: string | undefined
  family?: string | undefined
  previous?: string | undefined
}

/** Reads the parameters of the address; what cannot be read is absent. It never throws. */
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
