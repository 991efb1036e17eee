import type { Checked, Report } from '../compute/conventions/check.ts'
import { scopeText, titleOf, wantedText } from '../compute/conventions/words.ts'
import { visible } from '../text/visible.ts'
import styles from './ConventionsPage.module.css'
import { RuleGroup } from './RuleGroup.tsx'

/** The rules that images break, errors first; beside them those that all images follow. */
export function Rules({ project, report: { all } }: { project: string; report: Report }) {
  const broken = all.filter(isBroken)
  const followed = all.filter((each) => !isBroken(each))
  return (
    <div className={styles['halves']}>
      {broken.length > 0 && (
        <div className={styles['rules']}>
          {[...broken.filter(isError), ...broken.filter((each) => !isError(each))].map((each) => (
            <RuleGroup key={each.requirement.id} project={project} checked={each} />
          ))}
        </div>
      )}
      {followed.length > 0 && <Followed rules={followed} />}
    </div>
  )
}

const isBroken = ({ findings, unknown }: Checked) => findings.length + unknown.length > 0
const isError = ({ requirement }: Checked) => requirement.level === 'error'

const Followed = ({ rules }: { rules: readonly Checked[] }) => (
  <section aria-labelledby="followed" className={`card ${styles['group']}`}>
    <div className={styles['head']}>
      <h2 id="followed">Followed by all images</h2>
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
