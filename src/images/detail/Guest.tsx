import { Fragment } from 'react'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../text/visible.ts'
import { Absent } from './Absent.tsx'
import { featureMeaning } from './fields.ts'
import { Group } from '../parts/Group.tsx'
import { ShieldedKeys } from './ShieldedKeys.tsx'

/** Allows line breaks after the underscores of a long constant. */
const breakable = (name: string) =>
  name.split(/(?<=_)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts have nothing but their place
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))

/** What the guest supports, and what it trusts at boot. */
export function Guest({ image, whole }: { image: Image; whole: boolean }) {
  const all = image.guestOsFeatures ?? []
  const features = [...new Set(all.flatMap(({ type }) => type || []))]
  const nameless = all.filter(({ type }) => !type).length
  const confidential = image.enableConfidentialCompute
  return (
    <Group title="Guest and boot" waiting={!whole && 4}>
      {whole && (
        <>
          {(all.length === 0 || nameless > 0) && (
            <KeyValue name="Guest features">
              <Absent image={image} field="guestOsFeatures">
                {nameless > 0 ? `${count(nameless, 'feature')} without a name` : 'none'}
              </Absent>
            </KeyValue>
          )}
          {features.map((type) => (
            <KeyValue key={type} name={breakable(visible(type))} mono>
              {featureMeaning(type) ?? <span className="muted">unknown feature</span>}
            </KeyValue>
          ))}
          {confidential !== undefined && (
            <KeyValue name="Confidential">
              {confidential ? 'Created from a confidential disk' : 'no'}
            </KeyValue>
          )}
          <ShieldedKeys image={image} />
        </>
      )}
    </Group>
  )
}
