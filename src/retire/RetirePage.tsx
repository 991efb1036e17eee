import { getRouteApi } from '@tanstack/react-router'
import { needsUse } from '../compute/retire/useView.ts'
import { useNow } from '../ui/useNow.ts'
import { EditPage } from './EditPage.tsx'
import { PlanPage } from './PlanPage.tsx'
import { readLook, withLook } from './model/address.ts'
import { useDay } from './model/useDay.ts'
import { useEstate } from './model/useEstate.ts'
import { usePlanned } from './model/usePlanned.ts'
import { usePolicy } from './model/usePolicy.ts'
import { useWide } from '../ui/useWide.ts'

const route = getRouteApi('/projects/$project/retire')

/** ms for which a plan's time still counts as now. */
const MOMENT = 600_000

/** Retires images across families by a policy, with a plan to review before anything changes. */
export function RetirePage() {
  const { project } = route.useParams()
  return <ProjectPlan key={project} project={project} />
}

function ProjectPlan({ project }: { project: string }) {
  const now = Math.floor(useNow() / MOMENT) * MOMENT
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const wide = useWide()
  const [day, setDay] = useDay(now)
  const estate = useEstate(project)
  const editing = usePolicy()
  const { policy } = editing
  const { images, evidence } = estate
  // A plan that respects the use of images can't be made without it.
  const isReady = !needsUse(policy) || evidence !== undefined
  const { value: planned, busy } = usePlanned({
    project,
    images: isReady ? images : undefined,
    policy,
    evidence,
    now,
    day,
  })
  const shown = { project, estate, editing, planned }
  if (!wide && readLook(search).edit) {
    const done = () =>
      void navigate({ search: (last) => withLook(last, { edit: false }), replace: true })
    return <EditPage {...shown} onDone={done} />
  }
  return <PlanPage {...shown} {...{ busy, wide, now, day }} onDay={setDay} />
}
