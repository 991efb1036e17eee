import { endpointOf } from '../../api/http/endpoint.ts'
import { session } from '../../api/http/session.ts'
import { CommandsPanel } from '../../ui/CommandsPanel.tsx'
import { MarkedList } from '../../ui/MarkedList.tsx'
import { visible } from '../../text/visible.ts'
import { viewsOf } from '../../images/change/views.ts'
import { HeadOfNew } from '../parts/HeadOfNew.tsx'
import type { Head } from '../parts/useHead.ts'
import { createChanges } from '../model/changes.ts'
import type { Check } from '../model/checks.ts'
import type { SourceFacts } from '../model/facts.ts'
import type { CreateForm } from '../model/form.ts'
import { imageCard, sourceCard, type Card } from '../model/cards.ts'
import styles from './Preview.module.css'

export interface PreviewData {
  project: string
  form: CreateForm
  facts: SourceFacts | undefined
  head: Head
  checks: readonly Check[]
  /** Whether source and name are valid, so that there is a request to show. */
  complete: boolean
}

/** The sections of the preview, always in the same order; a value that isn’t known yet is a dash. */
export function PreviewContent({ data }: { data: PreviewData }) {
  const { project, form, facts, head, checks, complete } = data
  const { publish } = form.details
  return (
    <>
      <section aria-label="Source and image" className={styles['cards']}>
        <CardView card={sourceCard(form, facts, project)} />
        <span aria-hidden="true" className="muted">
          →
        </span>
        <CardView card={imageCard(form, facts)} image />
      </section>
      <section aria-labelledby="preview-head">
        <h3 id="preview-head">Family head</h3>
        {head.preview ? (
          <div role="status" className={styles['head']}>
            <HeadOfNew head={head} />
            <p className="muted">
              {publish === 'whenReady'
                ? 'As soon as the image is ready.'
                : 'Until you publish the image.'}
            </p>
          </div>
        ) : (
          <p className={`muted ${head.waiting ? styles['head'] : ''}`}>
            {head.waiting ? 'Loading the family…' : '–'}
          </p>
        )}
      </section>
      <section aria-labelledby="preview-checks">
        <h3 id="preview-checks">Checks</h3>
        <MarkedList items={checks.map((check) => ({ id: check.text, ...check }))} />
      </section>
      <section aria-labelledby="preview-commands">
        <h3 id="preview-commands">Equivalent commands</h3>
        {complete ? (
          <CommandsPanel
            label="create the image"
            views={viewsOf(createChanges(form, project, session().universe), endpointOf())}
          />
        ) : (
          <p className="muted">–</p>
        )}
      </section>
    </>
  )
}

function CardView({ card, image = false }: { card: Card; image?: boolean }) {
  return (
    <div className={image ? `${styles['card']} ${styles['image']}` : styles['card']}>
      <span className="muted">{visible(card.kind)}</span>
      <strong className="mono">{visible(card.name) || '–'}</strong>
      <span className="muted">{visible(card.facts.join(' · ')) || '–'}</span>
    </div>
  )
}
