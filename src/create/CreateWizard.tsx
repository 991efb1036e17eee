import { useBlocker } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { FormProvider, get, useForm, useWatch } from 'react-hook-form'
import { ApiError } from '../api/http/error.ts'
import { session } from '../api/http/session.ts'
import { useImages } from '../api/useImages.ts'
import { noSecrets, type CreateForm, type Secrets } from './model/form.ts'
import type { Finding } from './model/findings.ts'
import { isInForm, problemsOf, stepOf, type FormField, type Problem } from './model/problems.ts'
import { ruleProblems, type RuleFinding } from './model/ruleFindings.ts'
import { serverField } from './model/serverField.ts'
import { useLeaveGuard } from '../ui/useLeaveGuard.tsx'
import { CreateContext, type CreateContextValue } from './parts/context.ts'
import { useHead } from './parts/useHead.ts'
import { drafts } from './kept/draft.ts'
import { useRun } from './run/useRun.ts'
import { useSource } from './source/useSource.ts'
import { useFindings } from './useFindings.ts'
import { useRefusal } from './useRefusal.ts'
import { useRules } from './useRules.ts'
import { WizardPage } from './WizardPage.tsx'
import { focusHeading, useWizardStep } from './useWizardStep.ts'

export interface CreateWizardProps {
  project: string
  /** The key of the form’s draft. */
  origin: string
  /** Encryption keys of discarded forms, by the key of their draft; in memory only. */
  keys: Map<string, Secrets>
  /** Opens an empty form. @param dirty whether there is anything to bring back */
  onStartOver(dirty: boolean): void
  initial: CreateForm
  /** Whether `initial` is a restored draft. */
  restored: boolean
}

const NO_PROBLEMS: readonly Problem[] = []
const NO_FINDINGS: readonly Finding[] = []
const NO_RULES: readonly RuleFinding[] = []

/** The form, what is known about it, and its steps. */
export function CreateWizard(props: CreateWizardProps) {
  const { project, origin, keys, initial, restored, onStartOver } = props
  const { exist: hasRules, findingsOf } = useRules(project)
  const form = useForm<CreateForm>({ defaultValues: initial })
  const { formState } = form
  // Every field has a default, so the watched form is complete.
  const values = useWatch({ control: form.control }) as CreateForm
  const [secrets, setSecrets] = useState<Secrets>(() => keys.get(origin) ?? noSecrets())
  /** The fields that had problems when the user tried to continue. */
  const [tried, setTried] = useState<ReadonlySet<FormField>>(new Set())
  const { refused, refuse, forget } = useRefusal(values, secrets)
  /** An error that concerns no field; it is shown above the step. */
  const [failure, setFailure] = useState<Error | null>(null)
  const { images } = useImages(project)
  const source = useSource(values, project)
  const found = useFindings(values, project, source)
  const head = useHead(project, values.details)
  const step = useWizardStep()

  const run = useRun(
    project,
    origin,
    (error) => {
      const field = error instanceof ApiError ? serverField(error, values) : null
      // Details don’t fit on a field, so the whole error is shown as well.
      const more = error instanceof ApiError && error.details.length > 0
      if (field === null || more) setFailure(error)
      if (field === null) return
      refuse(field, error.message)
      step.show(stepOf(field), 'problem')
    },
    // Keys aren’t needed once the image has been created.
    () => {
      keys.delete(origin)
      setSecrets(noSecrets())
    },
  )
  const done = run.run?.stage === 'done'
  // Once the request is accepted the form can no longer change it, and its keys are gone.
  const rules = useMemo(
    () => (run.begun ? NO_RULES : findingsOf(values)),
    [run.begun, values, findingsOf],
  )
  const problems = useMemo(
    () =>
      run.begun
        ? NO_PROBLEMS
        : [...problemsOf(values, project, secrets, session().universe), ...ruleProblems(rules)],
    [run.begun, values, project, secrets, rules],
  )
  // Findings don’t matter then either: the name, for one, is taken by the image itself.
  const findings = useMemo(
    () =>
      run.begun
        ? NO_FINDINGS
        : [...found.findings, ...rules.filter(({ tone }) => tone === 'warning')],
    [run.begun, found.findings, rules],
  )
  const dirty = formState.isDirty || restored

  useEffect(() => {
    if (done) drafts.write(project, origin, null)
    else if (dirty) drafts.write(project, origin, values)
  }, [done, dirty, project, origin, values])

  // Changing the form after the image was created starts another image.
  const forgetRun = useEffectEvent(() => run.clear())
  useEffect(() => {
    if (!done) return
    return form.subscribe({ formState: { values: true }, callback: () => forgetRun() })
  }, [done, form])

  // The pinned head is a form value: what the family resolved to when it was chosen.
  const current = source.head
  const unpinned = values.sourceType === 'family' && values.drafts.family.pinned === ''
  useEffect(() => {
    if (unpinned && current !== undefined) form.setValue('drafts.family.pinned', current)
  }, [unpinned, current, form])

  // The pressed button has gone with the form, or the form has replaced the progress panel.
  useEffect(() => {
    if (document.activeElement !== document.body) return
    if (run.busy) focusStatus()
    else if (failure) focusHeading()
  }, [failure, run.busy])

  const hasSecrets = Object.values(secrets).some((secret) => secret !== '')
  const leaveDialog = useLeaveGuard({
    dirty: hasSecrets && !done,
    what: 'the encryption keys you entered; everything else is kept in this tab',
  })
  // The draft belongs to this tab, so closing the tab would lose it.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: dirty && !done })

  function startOver() {
    keys.set(origin, secrets)
    onStartOver(dirty && !done)
  }

  const shared = useMemo((): CreateContextValue => {
    return {
      project,
      secrets,
      facts: source.facts,
      reading: source.reading,
      findings,
      rules,
      head,
      images,
      setSecret(name, value) {
        setSecrets((old) => ({ ...old, [name]: value }))
      },
      refused: refused?.field ?? null,
      problemOf(field) {
        if (refused?.field === field) return refused.message
        const begun = isInForm(field)
          ? get(formState.touchedFields, field) !== undefined
          : get({ secrets }, field) !== ''
        if (!begun && !tried.has(field)) return undefined
        return problems.find((problem) => problem.field === field)?.message
      },
    }
  }, [
    project,
    secrets,
    source.facts,
    source.reading,
    findings,
    rules,
    head,
    images,
    formState,
    refused,
    tried,
    problems,
  ])

  return (
    <CreateContext value={shared}>
      <FormProvider {...form}>
        <WizardPage
          form={values}
          step={step}
          source={source}
          run={run}
          problems={problems}
          nameFree={found.nameFree}
          hasRules={hasRules}
          failure={failure}
          restored={restored && !run.begun}
          dirty={dirty}
          onTried={(fields) => setTried((old) => new Set([...old, ...fields]))}
          onCreate={() => {
            forget()
            setFailure(null)
            run.start(values, secrets)
          }}
          onStartOver={startOver}
        />
      </FormProvider>
      {leaveDialog}
    </CreateContext>
  )
}

/** Moves the focus to the progress of the creation. */
const focusStatus = () => document.querySelector<HTMLElement>('[data-run-status]')?.focus()
