import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form'
import {
  policyProblems,
  type FieldProblem,
  type RetirePolicy,
} from '../../compute/retire/policy.ts'
import { policySearch } from '../../compute/retire/readPolicy.ts'
import { policyText, readPolicyText, withPolicy } from './address.ts'
import { formOf, policyOf, type PolicyForm } from './form.ts'

const route = getRouteApi('/projects/$project/retire')

/** ms without typing before the URL is updated. */
const PAUSE = 300

export interface PolicyEditing {
  form: UseFormReturn<PolicyForm>
  /** Problems with the form as typed. */
  problems: readonly FieldProblem[]
  /** The policy as typed, or the last valid one while the form has problems. */
  policy: RetirePolicy
  /** Problems with the URL; if there are any, the policy is the default one. */
  addressProblems: readonly FieldProblem[]
  /** Puts the policy as shown in the place of a URL that has problems. */
  keepShown(): void
  /** Replaces the policy. */
  set(policy: RetirePolicy): void
}

/** The policy being edited, kept in sync with the URL: written when typing pauses, read on navigation. */
export function usePolicy(): PolicyEditing {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const text = policyText(search)
  const read = useMemo(() => readPolicyText(text), [text])
  const form = useForm<PolicyForm>({ defaultValues: formOf(read.policy) })
  const values = useWatch({ control: form.control }) as PolicyForm
  const typed = useMemo(() => policyOf(values), [values])
  const problems = useMemo(() => policyProblems(typed), [typed])
  const [policy, setPolicy] = useState(read.policy)
  if (problems.length === 0) {
    const right = typed as RetirePolicy
    if (!isSame(right, policy)) setPolicy(right)
  }

  /** The last text this page wrote. */
  const written = useRef(text)
  const takeOver = useEffectEvent(() => {
    if (!isSame(read.policy, policy)) form.reset(formOf(read.policy))
  })
  // The URL was changed by a link or by Back.
  useEffect(() => {
    if (text === written.current) return
    written.current = text
    takeOver()
  }, [text])

  const put = useCallback(
    (next: RetirePolicy) => {
      written.current = policyText(withPolicy(search, next))
      void navigate({
        search: (last) => withPolicy(last, next),
        replace: true,
        resetScroll: false,
      })
    },
    [search, navigate],
  )
  const write = useEffectEvent((next: RetirePolicy) => {
    if (!isSame(next, read.policy)) put(next)
  })
  useEffect(() => {
    const timer = setTimeout(() => write(policy), PAUSE)
    return () => clearTimeout(timer)
  }, [policy])

  return useMemo(
    () => ({
      form,
      problems,
      policy,
      addressProblems: read.problems,
      keepShown: () => put(policy),
      set: (next) => form.reset(formOf(next)),
    }),
    [form, problems, policy, read.problems, put],
  )
}

const isSame = (a: RetirePolicy, b: RetirePolicy) => policySearch(a) === policySearch(b)
