import { getRouteApi } from '@tanstack/react-router'
import { PRESET_WORDS } from '../compute/retire/presetWords.ts'
import styles from './PlanChoice.module.css'

const route = getRouteApi('/projects/$project/families/$family')

interface PlanChoiceProps {
  family: string
  /** The policy in the URL, if any. */
  plan: string | undefined
}

/** Chooses the policy whose plan the timeline shows. */
export function PlanChoice({ family, plan }: PlanChoiceProps) {
  const navigate = route.useNavigate()
  const presets = PRESET_WORDS.map(([name, word]) => [planWith(name, family), word] as const)
  const isOwn = plan !== undefined && presets.every(([text]) => text !== plan)
  return (
    <label className={styles['choice']}>
      Show the plan of
      <select
        className="field"
        value={plan ?? ''}
        onChange={({ target }) =>
          void navigate({
            search: (last) => ({ ...last, plan: target.value === '' ? undefined : target.value }),
            replace: true,
            resetScroll: false,
          })
        }
      >
        <option value="">no policy</option>
        {isOwn && <option value={plan}>the policy in this address</option>}
        {presets.map(([text, word]) => (
          <option key={text} value={text}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A preset for one family, as the Retire page has it in its URL. */
const planWith = (preset: string, family: string) =>
  new URLSearchParams({ v: '1', preset, 'choose.families': family }).toString()
