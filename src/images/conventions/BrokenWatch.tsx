import { Link } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import type { Images } from '../../api/useImages.ts'
import { brokenIn, shortWords, type Broken } from '../../compute/conventions/broken.ts'
import type { Report } from '../../compute/conventions/check.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import styles from './BrokenWatch.module.css'
import type { Source } from './source.ts'
import { useConventions, useSource } from './useConventions.ts'
import { useReport } from './useReport.ts'

interface BrokenWatchProps {
  project: string
  /** What the page lists. */
  list: Images
  /** The API filter; with one, these aren’t all images. */
  filter: string
  /** The words for rules, in lowercase, as the list’s filter has them. */
  asked: readonly string[]
  /** Gets what breaks the rules; undefined while they are being checked, null if they can’t be. */
  onCheck(broken: Broken | null | undefined): void
}

/**
 * Checks the images of a project by its rules, and says why that can’t be done. Loaded once the list’s
 * filter asks for it.
 */
export default function BrokenWatch({ project, list, filter, asked, onCheck }: BrokenWatchProps) {
  const source = useSource(project)
  const conventions = useConventions(project)
  const usable = filter === '' ? conventions : undefined
  const { report, keyError, retryKeys } = useReport(project, list, usable)
  const problem = problemOf(source, list, filter)
  const known = problem === undefined ? report : undefined
  const broken = useMemo(() => known && brokenIn(known), [known])
  const checked = problem === undefined ? broken : null
  useEffect(() => onCheck(checked), [onCheck, checked])
  const wrong = problem ?? (known && broken && noSuchRule(known, broken, asked))
  const link = (
    <Link to="/projects/$project/conventions" params={{ project }}>
      Conventions
    </Link>
  )
  return (
    <>
      {keyError && (
        <ReadError error={keyError} project={project} what="Encryption keys" onRetry={retryKeys} />
      )}
      {wrong !== undefined ? (
        <div className={styles['wrong']}>
          <Notice tone="warning" action={link}>
            {visible(wrong)}
          </Notice>
        </div>
      ) : (
        <p className={`muted ${styles['line']}`} role="status">
          {broken ? resultOf(broken, asked) : 'Checking the images…'} {link}
        </p>
      )}
    </>
  )
}

/** Why nothing is checked; undefined if it is or will be. */
function problemOf(source: Source, list: Images, filter: string): string | undefined {
  if (source.state === 'none') return 'This project has no rules that an image could break.'
  if (source.state === 'wrong') return 'The rules can’t be used, so nothing is checked.'
  if (source.state === 'failed') return 'The rules couldn’t be read, so nothing is checked.'
  if (filter !== '') return 'Nothing is checked while the API filters: rules need all images.'
  if (list.unreadable > 0) {
    return `${count(list.unreadable, 'image')} couldn’t be read, so nothing is checked.`
  }
  const isPart = list.more || list.updatedAt === 0
  const isStopped = isPart && !list.streaming && !list.loading
  return isStopped ? 'Not all images are loaded, so nothing is checked.' : undefined
}

function noSuchRule(report: Report, broken: Broken, asked: readonly string[]): string | undefined {
  const strange = asked.filter((rule) => !broken.has(rule))
  if (strange.length === 0) return undefined
  const words = ['any', ...shortWords(report)].map((word) => `breaks:${word}`)
  return `There is no rule ${strange.join(', ')}. There are ${words.join(', ')}.`
}

function resultOf(broken: Broken, asked: readonly string[]): string {
  const checked = 'Checked against this project’s rules.'
  const left = broken.get('unknown')?.size ?? 0
  if (left === 0 || asked.includes('unknown')) return checked
  return `${checked} ${count(left, 'image')} couldn’t be checked by each of them: breaks:unknown.`
}
