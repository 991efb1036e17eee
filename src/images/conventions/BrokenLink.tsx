import { Link } from '@tanstack/react-router'
import type { Images } from '../../api/useImages.ts'
import type { Report } from '../../compute/conventions/check.ts'
import { count } from '../../text/count.ts'
import styles from './BrokenLink.module.css'
import { useConventions, useSource } from './useConventions.ts'
import { useReport } from './useReport.ts'

interface BrokenLinkProps {
  project: string
  /** All images of the project. */
  list: Images
}

/** How many images break the project’s rules, with a link to which ones. */
export default function BrokenLink({ project, list }: BrokenLinkProps) {
  const { state } = useSource(project)
  const { report } = useReport(project, list, useConventions(project))
  const isWrong = state === 'wrong' || state === 'failed'
  return (
    <Link
      to="/projects/$project/conventions"
      params={{ project }}
      className={
        isWrong
          ? styles['wrong']
          : report?.broken === 0 && report.unknown === 0
            ? styles['followed']
            : undefined
      }
    >
      {isWrong ? 'The rules can’t be used' : report ? words(report) : 'Conventions'}
    </Link>
  )
}

const words = ({ broken, unknown }: Report) =>
  broken === 0
    ? unknown === 0
      ? 'All follow the rules'
      : `${count(unknown)} couldn’t be fully checked`
    : `${count(broken)} ${broken === 1 ? 'breaks' : 'break'} a rule`
