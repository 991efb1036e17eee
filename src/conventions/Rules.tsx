import type { Report } from '../compute/conventions/check.ts'
import { scopeText, titleOf, wantedText } from '../compute/conventions/words.ts'
import { visible } from '../text/visible.ts'
import styles from './ConventionsPage.module.css'
import { RuleGroup } from './RuleGroup.tsx'

interface RulesProps {
  project: string
  report: Report
}

/** The rules that images break, errors first, then those that all images keep. */
export function Rules({ project, report }: RulesProps) {
  const isBroken = (each: Report['all'][number]) => each.findings.length + each.unknown.length > 0
  const broken = report.all.filter(isBroken)
  const kept = report.all.filter((each) => !isBroken(each))
  const isError = (each: Report['all'][number]) => each.requirement.level === 'error'
  return (
    <div className={styles['rules']}>
      {[...broken.filter(isError), ...broken.filter((each) => !isError(each))].map((each) => (
        <RuleGroup key={each.requirement.id} project={project} checked={each} />
      ))}
      {kept.length > 0 && (
        <section aria-labelledby="kept" className={`card ${styles['group']}`}>
          <div className={styles['head']}>
            <h2 id="kept">Followed by all images</h2>
          </div>
          <ul className={styles['kept']}>
            {kept.map(({ requirement }) => (
              <li key={requirement.id}>
                {visible(titleOf(requirement))}:{' '}
                <span className="mono">{visible(wantedText(requirement))}</span>{' '}
                <span className="muted">{visible(scopeText(requirement))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
