import type { ReactNode } from 'react'
import { useUsage } from '../../api/usage.ts'
import type { Image } from '../../compute/schema.ts'
import { sourceOf } from '../../compute/usage.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { KeyValue, KeyValues } from '../../ui/KeyValues.tsx'
import { ResourceRef } from '../parts/ResourceRef.tsx'
import styles from './LineageTab.module.css'
import { SourceToday } from './SourceToday.tsx'
import { UsageList } from './UsageList.tsx'

const KINDS = { disk: 'Disk', snapshot: 'Snapshot', image: 'Image', file: 'File' }

/** Where the image came from, and what came from it. */
export default function LineageTab({ image, project }: { image: Image; project: string }) {
  const usage = useUsage(project, image)
  return (
    <div className={styles['lineage']}>
      <Section title="Where it came from">
        <From image={image} project={project} />
      </Section>
      <Section title="What uses it">
        <UsageList project={project} image={image} usage={usage} />
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={styles['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function From({ image, project }: { image: Image; project: string }) {
  const source = sourceOf(image)
  if (!source) return <p className="muted">The image doesn’t say what it was created from.</p>
  const kind = KINDS[source.kind]
  return (
    <KeyValues>
      <KeyValue name={kind}>
        {source.kind === 'file' ? (
          <CopyText text={source.link} name="source file" />
        ) : (
          <ResourceRef link={source.link} project={project} name={`source ${source.kind}`} />
        )}
      </KeyValue>
      {source.id !== undefined && (
        <KeyValue name={`${kind} ID`}>
          <CopyText text={source.id} name={`source ${source.kind} ID`} />
        </KeyValue>
      )}
      <KeyValue name="Source unchanged?">
        <div className={styles['today']}>
          <SourceToday image={image} project={project} />
        </div>
      </KeyValue>
    </KeyValues>
  )
}
