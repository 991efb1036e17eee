import { useState } from 'react'
import { get } from 'react-hook-form'
import type { CreateForm, Secrets } from './model/form.ts'
import { stepOf, type FormField } from './model/problems.ts'

/** A field with what the service said about its value. */
interface Refusal {
  field: FormField
  message: string
  /** What was refused, as JSON: see {@link refusable}. */
  value: string
}

interface RefusalControl {
  /** What the service refused; null as soon as that, or what may solve it, is changed. */
  refused: Refusal | null
  refuse(field: FormField, message: string): void
  /** Forgets it: the form is sent again. */
  forget(): void
}

/** The field that the service refused. */
export function useRefusal(form: CreateForm, secrets: Secrets): RefusalControl {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const valueOf = (field: FormField) => JSON.stringify(refusable(field, form, secrets))
  return {
    refused: refusal && refusal.value === valueOf(refusal.field) ? refusal : null,
    refuse: (field, message) => setRefusal({ field, message, value: valueOf(field) }),
    forget: () => setRefusal(null),
  }
}

/**
 * What a refusal of a field is about: its value, with whatever else may solve it or takes the field away,
 * such as a disk’s zone, another source, or another kind of key.
 */
function refusable(field: FormField, form: CreateForm, secrets: Secrets): unknown {
  const { sourceType: type, drafts, options } = form
  if (stepOf(field) === 'source') {
    return [type, drafts[type], type === 'file' ? '' : secrets[type]]
  }
  if (field.startsWith('options.encryption') || field === 'secrets.encryption') {
    return [options.encryption, secrets.encryption]
  }
  return get(form, field)
}
