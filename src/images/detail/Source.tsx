import type { Image } from '../../compute/schema.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { visible } from '../../text/visible.ts'
import { ResourceRef } from '../parts/ResourceRef.tsx'
import { Absent } from './Absent.tsx'
import { licensesOf } from './fields.ts'
import { Group } from '../parts/Group.tsx'
import { KeyRows } from './KeyRows.tsx'

interface GroupProps {
  image: Image
  project: string
  /** False while only the fields from lists are known. */
  whole: boolean
}

/** What the image was made from, and the licenses it inherited. */
export function Source({ image, project, whole }: GroupProps) {
  return (
    <Group title="Source" waiting={!whole && 3}>
      {whole && (
        <>
          {!hasSource(image) && (
            <KeyValue name="Source">
              <span className="muted">unknown</span>
            </KeyValue>
          )}
          {KINDS.map((what) => (
            <From key={what} {...{ what, image, project }} />
          ))}
          <RawDisk image={image} />
          <KeyValue name="Source type">
            {image.sourceType ? (
              visible(image.sourceType)
            ) : (
              <Absent image={image} field="sourceType">
                RAW
              </Absent>
            )}
          </KeyValue>
          <Licenses image={image} project={project} />
        </>
      )}
    </Group>
  )
}

/** What an image can be created from, besides a file. */
const KINDS = ['Disk', 'Image', 'Snapshot'] as const

const hasSource = (image: Image) =>
  Boolean(KINDS.some((what) => image[`source${what}`]) || image.rawDisk?.source)

interface FromProps {
  what: (typeof KINDS)[number]
  image: Image
  project: string
}

function From({ what, image, project }: FromProps) {
  const link = image[`source${what}`]
  const id = image[`source${what}Id`]
  const encryptionKey = image[`source${what}EncryptionKey`]
  const name = `source ${what.toLowerCase()}`
  return (
    <>
      {link && (
        <KeyValue name={what}>
          <ResourceRef link={link} project={project} name={name} />
        </KeyValue>
      )}
      {id && (
        <KeyValue name={`${what} ID`}>
          <CopyText text={id} name={`${name} ID`} />
        </KeyValue>
      )}
      {encryptionKey && <KeyRows of={`${what} key`} encryptionKey={encryptionKey} />}
    </>
  )
}

function RawDisk({ image: { rawDisk } }: { image: Image }) {
  if (!rawDisk) return null
  return (
    <>
      {rawDisk.source && (
        <KeyValue name="File">
          <CopyText text={rawDisk.source} name="source file" />
        </KeyValue>
      )}
      {rawDisk.containerType && (
        <KeyValue name="Container">{visible(rawDisk.containerType)}</KeyValue>
      )}
      {rawDisk.sha1Checksum && (
        <KeyValue name="SHA-1">
          <CopyText text={rawDisk.sha1Checksum} name="SHA-1 checksum" />
        </KeyValue>
      )}
    </>
  )
}

function Licenses({ image, project }: { image: Image; project: string }) {
  const licenses = licensesOf(image)
  return (
    <KeyValue name="Licenses">
      {licenses.length === 0 && (
        <Absent image={image} field="licenses">
          none
        </Absent>
      )}
      <ul>
        {licenses.map(({ link, code }) => (
          <li key={`${link} ${code}`}>
            {link !== undefined && <ResourceRef link={link} project={project} name="license" />}
            {code !== undefined && (
              <div className="muted">
                code <SafeText text={code} limit={40} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </KeyValue>
  )
}
