import { createContext, use } from 'react'
import type { Finding } from '../model/findings.ts'
import type { Secrets } from '../model/form.ts'
import type { FormField } from '../model/problems.ts'
import type { RuleFinding } from '../model/ruleFindings.ts'
import type { SourceFacts } from '../model/facts.ts'
import type { Image } from '../../compute/schema.ts'
import type { Head } from './useHead.ts'

/** What the parts of the wizard share besides the form itself. */
export interface CreateContextValue {
  project: string
  /** Encryption keys; in memory only. */
  secrets: Secrets
  setSecret(name: keyof Secrets, value: string): void
  /**
   * What is wrong with a field as the form is now, whichever field would solve it: once the field has
   * been left, a key has been typed, or the user has tried to continue. What the service refused,
   * until that is changed, or what may solve it.
   */
  problemOf(field: FormField): string | undefined
  /** The field that the service refused, unless it was changed since. */
  refused: FormField | null
  /** What is known about the selected source. */
  facts: SourceFacts | undefined
  /** It is being read. */
  reading: boolean
  findings: readonly Finding[]
  /** What the image would break of the project’s rules; the warnings are among the findings too. */
  rules: readonly RuleFinding[]
  /** The family’s head now and once the image is ready. */
  head: Head
  /** The project’s images loaded so far. */
  images: readonly Image[]
}

export const CreateContext = createContext<CreateContextValue | null>(null)

/** The shared context. @throws Error outside the wizard, which is a bug in the page */
export function useCreate(): CreateContextValue {
  const value = use(CreateContext)
  if (!value) throw new Error('Not inside the create wizard.')
  return value
}
