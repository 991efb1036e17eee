import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useImages } from '../api/useImages.ts'
import type { Report } from '../compute/conventions/check.ts'
import { ListProblem } from '../images/list/ListProblem.tsx'
import { isConfigured, type Source } from '../images/conventions/source.ts'
import { useConventions, useSource } from '../images/conventions/useConventions.ts'
import { useReport } from '../images/conventions/useReport.ts'
import { ReadError } from '../images/parts/ReadError.tsx'
import { count } from '../text/count.ts'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import styles from './ConventionsPage.module.css'
import { FixLabels, mayFixLabels } from './FixLabels.tsx'
import { NoRules, WrongRules } from './NoRules.tsx'
import { Rules } from './Rules.tsx'

const RulesDialog = lazyPart(() => import('./RulesDialog.tsx'), CLOSES)

const route = getRouteApi('/projects/$project/conventions')

/** What breaks the rules of a project, and what can be done about it. */
export function ConventionsPage() {
  const { project } = route.useParams()
  return <ProjectConventions key={project} project={project} />
}

function ProjectConventions({ project }: { project: string }) {
  const source = useSource(project)
  const [open, setOpen] = useState(false)
  const list = useImages(project)
  const conventions = useConventions(project)
  const checking = useReport(project, list, conventions)
  const { isWhole, report } = checking
  const edit = () => setOpen(true)
  return (
    <>
      <PageHead
        name={`Conventions of ${project}`}
        title="Conventions"
        sub={<Facts project={project} source={source} report={report} />}
        actions={
          'text' in source && (
            <>
              {report && <FixLabels project={project} report={report} />}
              {!report &&
                mayFixLabels(conventions) &&
                (list.loading || list.streaming || isWhole) && (
                  <span className="button skeleton" aria-hidden="true">
                    Fix labels of 00…
                  </span>
                )}
              {/* Last, so that it stays in place if there turns out to be nothing to fix. */}
              <button type="button" className="button" onFocus={RulesDialog.warm} onClick={edit}>
                {isConfigured() ? 'Show rules' : 'Edit rules…'}
              </button>
            </>
          )
        }
      />
      {source.state === 'none' && <NoRules project={project} onWrite={edit} />}
      {source.state === 'wrong' && <WrongRules source={source} />}
      {source.state === 'failed' && (
        <Notice tone="error">
          <strong>The rules couldn’t be read.</strong> {source.from}: {source.error.message}
        </Notice>
      )}
      {source.state === 'ready' && (
        <>
          <ListProblem project={project} list={list} />
          {list.unreadable > 0 && (
            <Notice tone="warning">
              {count(list.unreadable, 'image')} couldn’t be read, so nothing has been checked.
            </Notice>
          )}
          {checking.keyError && (
            <ReadError
              error={checking.keyError}
              project={project}
              what="Encryption keys"
              onRetry={checking.retryKeys}
            />
          )}
          {report && isWhole ? (
            <Rules project={project} report={report} />
          ) : (
            (list.loading || list.streaming || isWhole) && <Waiting />
          )}
        </>
      )}
      {open && <RulesDialog project={project} source={source} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The line below the title. */
function Facts({
  project,
  source,
  report,
}: {
  project: string
  source: Source
  report: Report | undefined
}) {
  if (source.state === 'none') return 'Rules for labels, names and more, checked on every image.'
  const from =
    source.state === 'loading'
      ? undefined
      : source.from === 'browser'
        ? 'Rules kept in this browser'
        : `Rules from ${source.from}`
  return (
    <span className="facts">
      {source.state === 'ready' && (
        <span role="status">{report ? brokenWords(report) : 'Checking the images…'}</span>
      )}
      {from && <span>{from}</span>}
      {source.state === 'ready' && report && report.broken > 0 && (
        <Link to="/projects/$project/images" params={{ project }} search={{ q: 'breaks:any' }}>
          Show them in the list
        </Link>
      )}
    </span>
  )
}

function brokenWords({ broken, checked, unknown }: Report): string {
  if (checked === 0) return 'No rule applies to any of the images'
  if (broken === 0 && unknown > 0) {
    const rest = unknown < checked ? '; the others follow the rules' : ''
    return `${count(unknown, 'image')} couldn’t be fully checked${rest}`
  }
  if (broken === 0 && checked === 1) return '1 image follows the rules'
  if (broken === 0) return `All ${count(checked, 'image')} follow the rules`
  return `${count(broken)} of ${count(checked, 'image')} ${broken === 1 ? 'breaks' : 'break'} a rule`
}

const Waiting = () => (
  <div className={`card ${styles['waiting']}`} role="status" aria-label="Checking the images">
    {['a', 'b', 'c', 'd'].map((key) => (
      <span key={key} className="skeleton" />
    ))}
  </div>
)
