import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import { usePermissions } from '../api/permissions.ts'
import { useLacking } from '../api/useLacking.ts'
import { permissionFor } from '../compute/can.ts'
import { Denied } from '../images/change/Denied.tsx'
import { Button } from '../ui/Button.tsx'
import { ChangeError } from '../images/parts/ChangeError.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { DetailsStep } from './details/DetailsStep.tsx'
import { Foot } from './Foot.tsx'
import { checksOf } from './model/checks.ts'
import type { CreateForm } from './model/form.ts'
import { stepOf, type FormField, type Problem } from './model/problems.ts'
import { typedSource } from './model/sourceText.ts'
import { STEP_NAMES } from './model/wizardSteps.ts'
import { newerVersionTitle } from './model/words.ts'
import { OptionsStep } from './options/OptionsStep.tsx'
import { useCreate } from './parts/context.ts'
import styles from './parts/create.module.css'
import { Preview } from './preview/Preview.tsx'
import type { PreviewData } from './preview/PreviewContent.tsx'
import { ReviewStep } from './review/ReviewStep.tsx'
import { useSubmit, type Submit } from './review/useSubmit.ts'
import type { RunState } from './run/useRun.ts'
import { SourceStep } from './source/SourceStep.tsx'
import type { Source } from './source/useSource.ts'
import { NotCopied } from './NotCopied.tsx'
import { StepLinks } from './StepLinks.tsx'
import type { WizardStepControl } from './useWizardStep.ts'
import { imagesCrumb } from '../images/parts/crumbs.tsx'

const route = getRouteApi('/projects/$project/images/create')

interface WizardPageProps {
  form: CreateForm
  step: WizardStepControl
  source: Source
  run: RunState
  problems: readonly Problem[]
  /** Whether the name is free; undefined while that is unknown. */
  nameFree: boolean | undefined
  /** Whether the project has rules for its images. */
  hasRules: boolean
  /** An error that concerns no field. */
  failure: Error | null
  /** Whether the form was restored from this tab’s draft. */
  restored: boolean
  /** Whether anything has been entered. */
  dirty: boolean
  /** Called when the user tries to leave a step with problems, with the fields that have them. */
  onTried(fields: readonly FormField[]): void
  onCreate(): void
  /** Opens an empty form. */
  onStartOver(): void
}

const CREATE = {
  denied: 'You can’t create an image in this project.',
  granted: 'You can create an image now.',
}

/** The wizard’s page: its steps, the open one, what will be created, and the buttons below. */
export function WizardPage(props: WizardPageProps) {
  const { step: control, run, problems, failure, restored, dirty } = props
  const { project, images } = useCreate()
  const { next } = route.useSearch()
  const { step } = control
  const lacking = useLacking('images.insert')
  // The permission is on the project, but can only be tested on an image.
  const permit = usePermissions(project, images[0]?.name)(permissionFor('create'))
  const isFailed = run.error !== null
  const submit = useSubmit(
    problems,
    permit.reason ?? lacking,
    isFailed,
    step === 'review',
    props.onCreate,
  )
  const preview = usePreview(props)
  const running = run.busy || run.begun
  return (
    <>
      <PageHead
        name={next === undefined ? 'Create image' : newerVersionTitle(next)}
        crumbs={[imagesCrumb(project)]}
        sub={`In ${project}`}
      />
      <div className={styles['wizard']}>
        <div className={styles['page']}>
          <StepLinks control={control} problems={problems} />
          {lacking && !failure && (
            <Notice tone="warning">No image can be created here. {lacking}</Notice>
          )}
          {!lacking && !failure && !running && <Denied permit={permit} words={CREATE} />}
          {next !== undefined && !running && <NotCopied project={project} image={next} />}
          {restored && <Restored onStartOver={props.onStartOver} />}
          {failure && !running && <ChangeError error={failure} project={project} image="" />}
          <section aria-labelledby="step-heading" data-step className={styles['step']}>
            <h2 id="step-heading" data-step-heading tabIndex={-1}>
              {STEP_NAMES[step]}
            </h2>
            <OpenStep {...props} submit={submit} />
          </section>
        </div>
        {!running && <Preview data={preview} open={step === 'review'} />}
      </div>
      {!running && (
        <Foot
          step={control}
          problems={problems}
          submit={submit}
          draft={dirty}
          onTried={props.onTried}
        />
      )}
    </>
  )
}

/** The preview’s data, deferred: typing goes first. */
function usePreview(props: WizardPageProps): PreviewData {
  const { form, problems, nameFree, hasRules, step: control } = props
  const { project, facts, findings, rules, head } = useCreate()
  const detailsVisited = control.visited.has('details')
  const data = useMemo(() => {
    const name = form.details.name.trim()
    const invalid = problems.some(
      ({ field }) => field === 'details.name' || stepOf(field) === 'source',
    )
    return {
      project,
      form,
      facts,
      head,
      checks: checksOf({
        findings,
        rules: hasRules ? rules : undefined,
        problems,
        facts,
        isFile: form.sourceType === 'file',
        sourceEntered: typedSource(form) !== '',
        name,
        nameFree,
        detailsVisited,
      }),
      complete: !invalid,
    }
  }, [project, form, facts, findings, rules, hasRules, head, problems, nameFree, detailsVisited])
  return useDeferredValue(data)
}

function OpenStep(props: WizardPageProps & { submit: Submit }) {
  const { step: control, source, run, problems, submit, onStartOver } = props
  switch (control.step) {
    case 'source':
      return <SourceStep source={source} />
    case 'details':
      return <DetailsStep />
    case 'options':
      return <OptionsStep />
    case 'review':
      return (
        <ReviewStep
          run={run}
          problems={problems}
          unsent={submit.unsent}
          onStartOver={onStartOver}
          onGo={({ field }) => {
            props.onTried([field])
            control.aim()
          }}
        />
      )
  }
}

function Restored({ onStartOver }: { onStartOver(): void }) {
  return (
    <Notice
      action={
        <Button small onClick={onStartOver}>
          Start over
        </Button>
      }
    >
      Draft restored from this tab. Encryption keys are never saved: enter them again.
    </Notice>
  )
}
