import { Fragment } from 'react'
import type { Image } from '../../compute/schema.ts'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../ui/visible.ts'
import { featureMeaning } from './fields.ts'
import { Group } from './Group.tsx'
import { ShieldedKeys } from './ShieldedKeys.tsx'

/** A long constant breaks after its underscores. */
const breakable = (name: string) =>
  name.split(/(?<=_)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts have nothing but their place
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))

/** What the guest can do, and what it trusts at boot. */
export function Guest({ image, whole }: { image: Image; whole: boolean }) {
  const features = [...new Set(image.guestOsFeatures?.map(({ type }) => type ?? ''))]
  const confidential = image.enableConfidentialCompute
  return (
    <Group title="Guest and boot" waiting={!whole && 4}>
      {whole && (
        <>
          {features.length === 0 && (
            <KeyValue name="Guest features">
              <span className="muted">none</span>
            </KeyValue>
          )}
          {features.map((type) => (
            <KeyValue key={type} name={breakable(visible(type))} mono>
              {featureMeaning(type) ?? <span className="muted">a feature not known here</span>}
            </KeyValue>
          ))}
          {confidential !== undefined && (
            <KeyValue name="Confidential">
              {confidential ? 'Made from a confidential disk' : 'no'}
            </KeyValue>
          )}
          <ShieldedKeys state={image.shieldedInstanceInitialState} />
        </>
      )}
    </Group>
  )
}
