import { mdiLockOutline } from '@mdi/js'
import { memo } from 'react'
import { FormProvider, useFormContext, useWatch } from 'react-hook-form'
import { session } from '../../api/http/session.ts'
import { PLANNED } from '../../compute/deprecation.ts'
import { count } from '../../text/count.ts'
import { word } from '../../text/words.ts'
import { StateShape } from '../../images/parts/StateMark.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { Evidence } from '../../compute/retire/uses.ts'
import { PRESETS } from '../../compute/retire/presets.ts'
import { howManyChanged, type PolicyForm as Form } from '../model/form.ts'
import type { PolicyEditing } from '../model/usePolicy.ts'
import type { Planned } from '../model/usePlanned.ts'
import { MoreSettings } from './MoreSettings.tsx'
import { Choice, Group, Line, NumberField, Switch, Tags } from './parts.tsx'
import styles from './PolicyForm.module.css'
import { PRESET_WORDS } from '../../compute/retire/presetWords.ts'
import { Problems } from './problems.ts'
import { UseLine } from './UseLine.tsx'

interface PolicyFormProps {
  editing: PolicyEditing
  /** What it chooses, see `chosenText`. */
  chosen: string | undefined
  evidence: Evidence | undefined
  onCheckUse(): void
}

/**
 * The policy form. Every change updates the plan beside it at once; nothing is sent. Moving the slider
 * doesn't render it again.
 */
export const PolicyForm = memo(function PolicyForm(props: PolicyFormProps) {
  const { editing, chosen, evidence, onCheckUse } = props
  const { form, policy, problems, set } = editing
  const changed = howManyChanged(policy)
  const choose = (name: typeof policy.preset) => set({ ...PRESETS[name], choose: policy.choose })
  return (
    <FormProvider {...form}>
      <Problems value={problems}>
        <form
          aria-label="Policy"
          className={styles['form']}
          noValidate
          onSubmit={(event) => event.preventDefault()}
        >
          <Group paths={['preset']} legend="Start from">
            <div className={styles['title']}>
              <span className={styles['label']}>Start from</span>
              <span className={styles['note']}>
                {changed > 0 && (
                  <>
                    {count(changed, 'setting')} changed{' '}
                    <button
                      type="button"
                      className={styles['reset']}
                      onClick={() => choose(policy.preset)}
                    >
                      Reset
                    </button>
                  </>
                )}
              </span>
            </div>
            <div className={styles['presets']}>
              {PRESET_WORDS.map(([name, title, rule]) => (
                <Tooltip key={name} text={rule}>
                  <button
                    type="button"
                    className="pill"
                    aria-pressed={policy.preset === name}
                    onClick={() => choose(name)}
                  >
                    {title}
                  </button>
                </Tooltip>
              ))}
            </div>
          </Group>

          <Group paths={['choose.families', 'choose.labels', 'choose.use']} legend="Families">
            <div className={styles['title']}>
              <span className={styles['label']}>Families</span>
              <span className={styles['note']}>{chosen}</span>
            </div>
            <Tags
              name="choose.families"
              label="Families"
              item="family"
              placeholder="web-*, or * for all"
            />
            <Line label="With labels">
              <Tags
                name="choose.labels"
                label="Only images with labels"
                item="label"
                placeholder="any"
              />
            </Line>
            <Line label="Use">
              <Choice
                name="choose.use"
                label="Images by their use"
                options={[
                  ['any', 'in use or not'],
                  ['none', 'only those not seen in use'],
                ]}
              />
            </Line>
          </Group>

          <Group paths={['keep', 'minAge']} legend="Keep">
            <Line label="Keep newest">
              <NumberField name="keep.newest" label="Keep newest" />
              <span>in each</span>
              <Choice
                name="keep.per"
                label="In each"
                options={[
                  ['family', 'family'],
                  ['architecture', 'family and architecture'],
                ]}
              />
            </Line>
            <Line label="Minimum age">
              <NumberField name="minAge" label="Minimum age" unit="days" />
              <span className={styles['note']}>since it was created</span>
            </Line>
          </Group>

          <Group
            paths={['protect.labels', 'protect.notReady', 'protect.inUse']}
            legend="Protect"
            note={<UseLine evidence={evidence} onCheck={onCheckUse} />}
          >
            <Line label="With label">
              <Tags
                name="protect.labels"
                label="Protect images with label"
                item="label"
                placeholder={`only ${session().protection}`}
              />
            </Line>
            <Line label="Protect">
              <Switch name="protect.notReady" label="Failed images" />
              <span className={styles['locked']}>
                <Icon path={mdiLockOutline} size={16} /> Heads
              </span>
            </Line>
            <Line label="In use">
              <Choice
                name="protect.inUse"
                label="Images in use"
                options={[
                  ['block', 'are protected'],
                  ['warn', 'are retired, with a note'],
                  ['ignore', 'are retired like the others'],
                ]}
              />
            </Line>
          </Group>

          <Ages />

          <Group
            paths={['replacement', 'repoint', 'limits.changes', 'limits.percent']}
            legend="Replacement and limits"
          >
            <Line label="Replacement">
              <Choice
                name="replacement"
                label="Replacement"
                options={[
                  ['head', 'family’s head'],
                  ['nextNewer', 'the next newer'],
                  ['none', 'none'],
                ]}
              />
              <Switch name="repoint" label="Repoint existing" />
            </Line>
            <Line label="Limit per run">
              <NumberField name="limits.changes" label="Images per run" />
              <span>images and</span>
              <NumberField name="limits.percent" label="Percent of a family per run" />
              <span>% of a family</span>
            </Line>
          </Group>

          <MoreSettings problems={problems} />
        </form>
      </Problems>
    </FormProvider>
  )
})

/** `6 families, 58 images` */
export function chosenText({ plan }: Planned): string {
  const images = plan.families.reduce((sum, { rows }) => sum + rows.length, 0)
  return `${count(plan.families.length, 'family', 'families')}, ${count(images, 'image')}`
}

/** The age at which images reach each state. */
function Ages() {
  const { control } = useFormContext<Form>()
  const since = useWatch({ control, name: 'ages.since' })
  const unit = since === 'position' ? 'newer' : 'days'
  return (
    <Group paths={['ages']} legend="Ages">
      <Line label="Ages since">
        <Choice
          name="ages.since"
          label="Ages count since"
          options={[
            ['superseded', 'replaced by a newer image'],
            ['created', 'created'],
            ['lastState', 'its last state'],
            ['position', 'number of newer images'],
          ]}
        />
      </Line>
      <div className={styles['ages']}>
        {PLANNED.map(([state, field]) => (
          <div key={field}>
            <span className={styles['state']} aria-hidden="true">
              <StateShape state={state} /> {word(state)}
            </span>
            <NumberField
              name={`ages.${field}`}
              label={`${word(state)} after`}
              unit={unit}
              placeholder="never"
            />
          </div>
        ))}
      </div>
      <div className={styles['switches']}>
        <Switch name="oneStatePerRun" label="One state per run" />
        <Switch name="writeDates" label="Write dates" />
      </div>
    </Group>
  )
}
