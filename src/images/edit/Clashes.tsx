import { Button } from '../../ui/Button.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import styles from './EditDialog.module.css'
import type { EditClash } from './fields.ts'

interface ClashesProps {
  clashes: readonly EditClash[]
  onTake(clash: EditClash): void
}

/**
 * Fields that someone else has changed too: before, mine and theirs; mine is kept unless theirs is
 * chosen.
 */
export function Clashes({ clashes, onTake }: ClashesProps) {
  return (
    <div className={styles['clashes']}>
      {clashes.map((clash) => (
        <section
          key={clash.field}
          aria-label={`Changed by someone else: ${clash.field}`}
          className={styles['clash']}
        >
          <strong>Someone else changed the {clash.field}</strong>
          <dl className={styles['sides']}>
            <Side name="Before" value={clash.base} />
            <Side name="Mine" value={clash.mine} />
            <Side name="Theirs" value={clash.theirs} />
          </dl>
          <Button small onClick={() => onTake(clash)}>
            Use theirs
          </Button>{' '}
          <span className="muted">Saving again keeps yours.</span>
        </section>
      ))}
    </div>
  )
}

function Side({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === '' ? <em className="muted">none</em> : <SafeText text={value} limit={300} />}
      </dd>
    </div>
  )
}
