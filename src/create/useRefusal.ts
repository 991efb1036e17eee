import { useState } from 'react'
import { get } from 'react-hook-form'
import type { CreateForm, Secrets } from './model/form.ts'
import { isInForm, type FormField } from './model/problems.ts'

/** A field with what the service said about its value. */
interface Refusal {
  field: FormField
  message: string
  /** As JSON. */
  value: string
}

interface RefusalControl {
  /** What the service refused; null as soon as it is changed. */
  refused: Refusal | null
  refuse(field: FormField, message: string): void
  /** Forgets it: the form is sent again. */
  forget(): void
}

/** The field that the service refused. */
export function useRefusal(form: CreateForm, secrets: Secrets): RefusalControl {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const valueOf = (field: FormField) =>
    JSON.stringify(get(isInForm(field) ? form : { secrets }, field))
  return {
    refused: refusal && refusal.value === valueOf(refusal.field) ? refusal : null,
    refuse: (field, message) => setRefusal({ field, message, value: valueOf(field) }),
    forget: () => setRefusal(null),
  }
}
