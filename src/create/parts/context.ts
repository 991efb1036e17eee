import { createContext, use } from 'react'
import type { Finding } from '../model/findings.ts'
import type { Secrets } from '../model/form.ts'
import type { SecretField } from '../model/problems.ts'
import type { SourceFacts } from '../model/facts.ts'
import type { Image } from '../../compute/schema.ts'

/** What the parts of the create form share besides the form itself. */
export interface CreateContextValue {
  project: string
  /** Keys, in memory only. */
  secrets: Secrets
  setSecret(name: keyof Secrets, value: string): void
  /** What is wrong with a key, once it has been asked for. */
  secretProblem(field: SecretField): string | undefined
  /** What is known of the chosen source. */
  facts: SourceFacts | undefined
  findings: readonly Finding[]
  /** The project's images as far as they have come. */
  images: readonly Image[]
}

export const CreateContext = createContext<CreateContextValue | null>(null)

/** What the parts share; throws outside the create form, which is a mistake in the page. */
export function useCreate(): CreateContextValue {
  const value = use(CreateContext)
  if (!value) throw new Error('Not inside the create form.')
  return value
}
