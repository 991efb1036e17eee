import { useId } from 'react'
import type { Checked, Report } from '../compute/conventions/check.ts'
import { scopeText, titleOf, wantedText } from '../compute/conventions/words.ts'
import { visible } from '../text/visible.ts'
import styles from './ConventionsPage.module.css'
import { RuleGroup } from './RuleGroup.tsx'

/** The rules that images break, errors first; beside them those that all images follow, and those for no image. */
export function Rules({ project, report: { all } }: { project: string; report: Report }) {
  const broken = all.filter(isBroken)
  const followed = all.filter((each) => !isBroken(each) && each.applied > 0)
  const idle = all.filter(({ applied }) => applied === 0)
  return (
    <div className={styles['halves']}>
      {broken.length > 0 && (
        <div className={styles['rules']}>
          {[...broken.filter(isError), ...broken.filter((each) => !isError(each))].map((each) => (
            <RuleGroup key={each.requirement.id} project={project} checked={each} />
          ))}
        </div>
      )}
      {followed.length + idle.length > 0 && (
        <div className={styles['rules']}>
          {followed.length > 0 && <Short title="Followed by all images" rules={followed} />}
          {idle.length > 0 && <Short title="Apply to no image" rules={idle} />}
        </div>
      )}
    </div>
  )
}

const isBroken = ({ findings, unknown }: Checked) => findings.length + unknown.length > 0
const isError = ({ requirement }: Checked) => requirement.level === 'error'

function Short({ title, rules }: { title: string; rules: readonly Checked[] }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={`card ${styles['group']}`}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
      </div>
      <ul className={styles['followed']}>
        {rules.map(({ requirement }) => (
          <li key={requirement.id}>
            <strong>{visible(titleOf(requirement))}</strong>
            <p className="muted">
              {visible(scopeText(requirement))}:{' '}
              <span className={styles['wanted']}>{visible(wantedText(requirement))}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
