import type { ReactNode } from 'react'
import type { Image } from '../../compute/schema.ts'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { Absent } from './Absent.tsx'
import { locationKind } from './fields.ts'
import { Group } from '../parts/Group.tsx'
import { diskSize } from '../../text/diskSize.ts'
import { binarySize, exactSize } from '../../text/sizes.ts'

interface StorageProps {
  image: Image
  whole: boolean
  action: ReactNode
}

/** How large it is and where it is stored. */
export function Storage({ image, whole, action }: StorageProps) {
  const { diskSizeGb, archiveSizeBytes, architecture, satisfiesPzs, satisfiesPzi } = image
  return (
    <Group title="Disk and storage" action={action} waiting={!whole && 1}>
      <KeyValue name="Disk size">
        {diskSizeGb ? diskSize(diskSizeGb) : <span className="muted">unknown</span>}
      </KeyValue>
      <KeyValue name="Archive">
        {archiveSizeBytes ? (
          <Archive bytes={archiveSizeBytes} />
        ) : (
          <span className="muted">unknown</span>
        )}
      </KeyValue>
      <KeyValue name="Architecture">
        {architecture ? (
          <SafeText text={architecture} limit={100} />
        ) : (
          <Absent image={image} field="architecture">
            not set
          </Absent>
        )}
      </KeyValue>
      {whole && (
        <>
          <KeyValue name="Stored in">
            <Locations locations={(image.storageLocations ?? []).filter(Boolean)} />
          </KeyValue>
          {satisfiesPzs !== undefined && (
            <KeyValue name="Satisfies PZS">{satisfiesPzs ? 'yes' : 'no'}</KeyValue>
          )}
          {satisfiesPzi !== undefined && (
            <KeyValue name="Satisfies PZI">{satisfiesPzi ? 'yes' : 'no'}</KeyValue>
          )}
        </>
      )}
    </Group>
  )
}

function Archive({ bytes }: { bytes: string }) {
  const size = binarySize(bytes)
  const exact = exactSize(bytes)
  return (
    <>
      {size} {exact !== size && <span className="muted">· {exact}</span>}
    </>
  )
}

function Locations({ locations }: { locations: readonly string[] }) {
  if (locations.length === 0) return <span className="muted">unknown</span>
  return (
    <ul>
      {locations.map((location) => (
        <li key={location}>
          <SafeText text={location} limit={100} />{' '}
          <span className="muted">{locationKind(location)}</span>
        </li>
      ))}
    </ul>
  )
}
