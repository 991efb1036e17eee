import * as z from 'zod/mini'
import { STEPS } from '../../compute/create/form.ts'
import { NAME_OR_ID } from '../../compute/names.ts'

const name = z.optional(z.string().check(z.regex(NAME_OR_ID)))

/**
 * The address of the create form. `from`: a link to a source; `next`: the image to make the next
 * version of. `step=publish` is the plan that publishes `image` in `family`, whose head was `previous`.
 */
const Search = {
  step: z.optional(z.enum([...STEPS, 'publish'])),
  from: z.optional(z.string().check(z.maxLength(500))),
  next: name,
  image: name,
  family: name,
  previous: name,
}

export type CreateSearch = {
  [Key in keyof typeof Search]?: NonNullable<z.infer<(typeof Search)[Key]>>
}

/** Reads the parameters of the address; what cannot be read is absent. It never throws. */
export function createSearch(raw: Record<string, unknown>): CreateSearch {
  const { data } = z
    .object({
      step: z.catch(Search.step, undefined),
      from: z.catch(Search.from, undefined),
      next: z.catch(Search.next, undefined),
      image: z.catch(Search.image, undefined),
      family: z.catch(Search.family, undefined),
      previous: z.catch(Search.previous, undefined),
    })
    .safeParse(raw)
  const entries = Object.entries(data ?? {}).filter(([key, value]) => {
    return value !== undefined && !(key === 'step' && value === 'source')
  })
  return Object.fromEntries(entries)
}
