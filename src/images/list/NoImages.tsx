import { isLoopback } from '../../api/http/loopback.ts'
import { session } from '../../api/http/session.ts'
import { useCatchFocus } from '../parts/catchFocus.ts'
import { Command } from './Command.tsx'
import styles from './ImagesPage.module.css'

interface NoImagesProps {
  project: string
  /** The current API filter; `''` for none. */
  filter: string
  onClearFilter(): void
}

/** The API returned no images: what to do about it. */
export default function NoImages({ project, filter, onClearFilter }: NoImagesProps) {
  useCatchFocus()
  if (filter !== '') {
    return (
      <div className={`card ${styles['nothing']}`}>
        <h2>No image matches the API filter</h2>
        <button type="button" className="button" onClick={onClearFilter}>
          Clear the API filter
        </button>
      </div>
    )
  }
  const { base } = session()
  return (
    <div className={`card ${styles['nothing']}`}>
      <h2>There are no images in {project}</h2>
      <p>Create an image here, or with gcloud:</p>
      {isLoopback(base) && (
        <Command
          name="the command that points gcloud here"
          text={`gcloud config set api_endpoint_overrides/compute ${base}/`}
        />
      )}
      <Command
        name="the command that creates an image"
        text={`gcloud compute images create my-image --project=${project} --source-image-family=debian-12 --source-image-project=debian-cloud`}
      />
    </div>
  )
}
