import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useEvidence } from '../api/evidence.ts'
import { session } from '../api/http/session.ts'
import { Families } from '../compute/families.ts'
import { policyText } from '../compute/retire/sentence.ts'
import { prepare, type Prepared } from '../compute/retire/prepare.ts'
import { readPolicySearch } from '../compute/retire/readPolicy.ts'
import { headsOn, scheduleOf, type Event, type Schedule } from '../compute/retire/schedule.ts'
import { DAY } from '../compute/retire/stage.ts'
import { needsUse } from '../compute/retire/useView.ts'
import type { Image } from '../compute/schema.ts'
import { ReadError } from '../images/parts/ReadError.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useNow } from '../ui/useNow.ts'
import { visible } from '../text/visible.ts'
import styles from './PlanChoice.module.css'
import { TimelineView } from './TimelineView.tsx'

interface PlannedTimelineProps {
  project: string
  family: string
  /** All members, newest first; undefined while incomplete. */
  all: readonly Image[] | undefined
  /** Those shown. */
  images: readonly Image[]
  /** The policy, as in the URL of the Retire page. */
  plan: string
}

const READING_USE = 'Reading what uses the images…'
/** Also where some couldn’t be read, which the page says. */
const READ_FIRST = 'Nothing is planned until all images of the family have been read.'

/** ms for which a plan's time still counts as now. */
const MOMENT = 600_000

/** The timeline with a policy's plan for the coming year drawn over it. */
export default function PlannedTimeline(props: PlannedTimelineProps) {
  const { project, family, all, images, plan } = props
  const now = Math.floor(useNow() / MOMENT) * MOMENT
  const read = useMemo(() => readPolicySearch(plan), [plan])
  const policy = 'policy' in read ? read.policy : undefined
  const members = useMemo(() => all && Families.of(all), [all])
  const { evidence, readErrors, checkUse } = useEvidence(project, all)
  const planned = useMemo(() => {
    if (!policy || !members || (!evidence && needsUse(policy))) return undefined
    const { protection } = session()
    const prepared = prepare({ project, images: members, policy, evidence, protection })
    return { prepared, schedule: scheduleOf(prepared, now) }
  }, [project, policy, members, evidence, now])
  const events = useMemo(() => {
    const all = byImage(planned?.schedule.events ?? [])
    return policy?.oneStatePerRun ? stepByStep(all, now) : all
  }, [planned, policy, now])
  return (
    <>
      {'problems' in read ? (
        <Notice tone="error">
          The policy in this address can’t be used.{' '}
          {visible(read.problems.map(({ field, message }) => `${field} ${message}`).join(' '))}
        </Notice>
      ) : (
        <p className={`muted ${styles['words']}`}>
          {policyText(read.policy, 1)} {read.policy.oneStatePerRun && 'Shown with a run a day.'}{' '}
          <Link
            to="/projects/$project/retire"
            params={{ project }}
            search={Object.fromEntries(new URLSearchParams(plan))}
          >
            Open the plan
          </Link>
        </p>
      )}
      {readErrors.map(({ what, error }) => (
        <ReadError key={what} {...{ error, project, what }} onRetry={checkUse} />
      ))}
      {policy && (
        <p role="status" className={styles['words']}>
          {planned ? outlook(family, planned, now) : members ? READING_USE : READ_FIRST}
        </p>
      )}
      <TimelineView {...{ project, family, images, events }} />
    </>
  )
}

/** With a policy that moves images one state per run, and a run a day. */
function stepByStep(all: ReadonlyMap<string, readonly Event[]>, now: number) {
  return new Map(
    [...all].map(([name, events]) => [
      name,
      events.map((event, run) => ({ ...event, at: Math.max(event.at, now + run * DAY) })),
    ]),
  )
}

function byImage(events: readonly Event[]): Map<string, Event[]> {
  const found = new Map<string, Event[]>()
  for (const event of events) {
    const { name } = event.image
    found.set(name, [...(found.get(name) ?? []), event])
  }
  return found
}

/** What the plan does to the family within the year, as a sentence. */
function outlook(
  family: string,
  { prepared, schedule }: { prepared: Prepared; schedule: Schedule },
  now: number,
): string {
  const [own] = prepared.families
  const name = visible(family)
  if (!own) return `The policy doesn’t choose images of ${name}.`
  if (own.isGuess) return `What ${name} resolves to isn’t known, so nothing changes.`
  const head = headsOn(prepared, schedule, now + 365 * DAY).get(own.family)
  const resolves = `${name} resolves to ${head ? visible(head.name) : 'nothing'}`
  return schedule.events.length === 0
    ? `Nothing becomes due within a year. ${resolves}.`
    : `Unless another image is built, ${resolves} throughout the year.`
}
