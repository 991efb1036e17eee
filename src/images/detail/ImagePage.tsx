import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { isApiError, isNotFound } from '../../api/http/error.ts'
import { imageFromLists, imageQuery } from '../../api/images.ts'
import { imageKeys, operationKeys } from '../../api/keys.ts'
import { operationsOfQuery } from '../../api/operations.ts'
import { NAME_OR_ID } from '../../compute/names.ts'
import type { Image } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.tsx'
import { ImageDialogs, pageDialogs, type ImageAction } from '../actions/ImageDialogs.tsx'
import { useAccessEdit, type AccessEditing } from '../access/useAccessEdit.ts'
import type { EditDraft } from '../edit/useEdit.ts'
import { useLabelEdit, type LabelEditing } from '../labels/useLabelEdit.ts'
import { PartlyReadNotice } from '../parts/PartlyRead.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import { Activity } from './Activity.tsx'
import { EditDialog } from './EditButton.tsx'
import { Failure } from './Failure.tsx'
import { ImageHead } from './ImageHead.tsx'
import styles from './ImagePage.module.css'
import { ImageTabs } from './ImageTabs.tsx'
import { Json } from './Json.tsx'
import { MissingImage } from './MissingImage.tsx'
import { Overview } from './Overview.tsx'
import { TabSkeleton } from './TabSkeleton.tsx'
import { PageHold, usePageHolds } from '../change/pageHold.ts'
import type { ImageTab } from './search.ts'
import { operationFacts } from './operationFacts.ts'
import { useLeaveDeleted } from './useLeaveDeleted.ts'
import { useShowEditor } from './useShowEditor.ts'

const LineageTab = lazyPart(() => import('../lineage/LineageTab.tsx'))
const AccessTab = lazyPart(() => import('../access/AccessTab.tsx'))

const route = getRouteApi('/projects/$project/images/$image')

/**
 * One image: painted at once from what lists have, then with all fields; polled until it has
 * settled.
 */
export function ImagePage() {
  const { project, image } = route.useParams()
  // Drafts and dialogs belong to one image.
  return <PageOf key={`${project} ${image}`} project={project} name={image} />
}

function PageOf({ project, name }: { project: string; name: string }) {
  const { tab, edit } = route.useSearch()
  const client = useQueryClient()
  const query = useQuery({
    ...imageQuery(project, name),
    placeholderData: () => imageFromLists(client, project, name),
    // The route has just sent the request: a failure is shown, not retried behind it.
    retryOnMount: false,
  })
  const image = query.data
  const operations = useQuery({
    ...operationsOfQuery(project, image?.name ?? name),
    enabled: image !== undefined,
  })
  useAskFamilyWhenSettled(project, image)
  const labels = useLabelEdit({
    project,
    image,
    open: edit === 'labels',
    setOpen: useShowEditor(project, name),
    shown: tab === undefined,
  })
  // Refreshed more often while it is edited, so that changes by others show while typing.
  useQuery({ ...imageQuery(project, name), enabled: labels.open, staleTime: 0 })
  const access = useAccessEdit(project, image?.name ?? name, image, tab === 'access')
  const [editing, setEditing] = useState<{ draft?: EditDraft } | null>(null)
  const [action, setAction] = useState<ImageAction | null>(null)
  useEffect(() => {
    pageDialogs.edit = () => setEditing({})
    return () => {
      pageDialogs.edit = undefined
    }
  }, [])
  const leaveDeleted = useLeaveDeleted(project, name)
  /** It was deleted here: the page is being left, and doesn't report the image missing. */
  const [left, setLeft] = useState(false)
  const [held, hold] = usePageHolds()
  const guard = useLeaveGuard({
    dirty: labels.dirty || access.dirty,
    saving: (!labels.dirty || labels.saving) && (!access.dirty || access.saving),
    what: labels.dirty && !labels.saving ? 'your changes to the labels' : 'your changes to access',
  })

  const missing = isMissing(query.error, name)
  if (left && missing) return null
  if (missing && !(image && (held || labels.dirty || access.dirty))) {
    const family = (image ?? imageFromLists(client, project, name))?.family
    return <MissingImage project={project} name={name} family={family} />
  }
  const facts = operationFacts(image ?? {}, operations.data?.items ?? [])
  const refresh = () => {
    void query.refetch()
    void client.invalidateQueries({ queryKey: operationKeys.of(project, image?.name ?? name) })
    if (image?.family) {
      void client.invalidateQueries({ queryKey: imageKeys.family(project, image.family) })
    }
  }
  return (
    <PageHold value={hold}>
      <ImageHead
        project={project}
        name={name}
        image={image}
        facts={facts}
        waiting={!query.error}
        onRefresh={refresh}
        onAction={setAction}
      />
      {(image ?? !query.error) && <ImageTabs project={project} name={name} edit={edit} />}
      {image && unreadFields(image).length > 0 && (
        <div className={styles['gone']}>
          <PartlyReadNotice image={image} />
        </div>
      )}
      {image?.status === 'FAILED' && <Failure facts={facts} waiting={operations.isPending} />}
      {missing && action?.kind !== 'delete' && (
        <div className={styles['gone']}>
          <Notice tone="error">
            This image was deleted in the meantime. What you have typed stays here until you leave
            the page.
          </Notice>
        </div>
      )}
      {query.error && !missing && (
        <ReadError
          error={query.error}
          project={project}
          image={image?.name ?? name}
          what="The image"
          readAt={query.isPlaceholderData ? 0 : query.dataUpdatedAt}
          onRetry={refresh}
        />
      )}
      {image ? (
        <Tab
          tab={tab}
          image={image}
          project={project}
          whole={!query.isPlaceholderData}
          labels={labels}
          access={access}
          onEdit={() => setEditing({})}
        />
      ) : (
        !query.error && <TabSkeleton tab={tab} />
      )}
      {image && editing && (
        <EditDialog
          project={project}
          image={image}
          draft={editing.draft}
          onClose={() => setEditing(null)}
          onBringBack={(draft) => setEditing({ draft })}
        />
      )}
      <ImageDialogs
        project={project}
        action={action}
        onAction={setAction}
        onDeleted={() => {
          setLeft(true)
          leaveDeleted()
        }}
      />
      {guard}
    </PageHold>
  )
}

interface TabProps {
  tab: ImageTab | undefined
  image: Image
  project: string
  whole: boolean
  labels: LabelEditing
  access: AccessEditing
  /** Opens the dialog for the fields that can be edited. */
  onEdit(): void
}

function Tab({ tab, image, project, whole, labels, access, onEdit }: TabProps) {
  if (tab === 'lineage') {
    return whole ? (
      <LineageTab project={project} image={image} meanwhile={<TabSkeleton tab={tab} />} />
    ) : (
      <TabSkeleton tab={tab} />
    )
  }
  if (tab === 'access') {
    return (
      <AccessTab
        project={project}
        image={image.name}
        edit={access}
        meanwhile={<TabSkeleton tab={tab} />}
      />
    )
  }
  if (tab === 'activity') return <Activity image={image} project={project} />
  if (tab === 'json') return whole ? <Json image={image} /> : <TabSkeleton tab={tab} />
  return <Overview image={image} project={project} whole={whole} labels={labels} onEdit={onEdit} />
}

/** A 404, or the 400 for something that can't be an image's name or id. */
const isMissing = (error: Error | null, name: string) =>
  isNotFound(error) || (isApiError(error, 400) && !NAME_OR_ID.test(name))

/** An image that has become READY or is being deleted may have moved its family's head. */
function useAskFamilyWhenSettled(project: string, image: Image | undefined) {
  const client = useQueryClient()
  const { family, status } = image ?? {}
  const before = useRef(status)
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== status
    before.current = status
    if (changed && family) {
      void client.invalidateQueries({ queryKey: imageKeys.family(project, family) })
    }
  }, [client, project, family, status])
}
