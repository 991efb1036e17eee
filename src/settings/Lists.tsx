import { useState } from 'react'
import { keepsLists, setKeepsLists } from '../api/kept/keepsLists.ts'
import { hasListFlag, setListFlag } from '../api/listFlags.ts'
import { session } from '../api/http/session.ts'
import { liveSwitch } from '../api/live/setting.ts'
import { asError } from '../text/asError.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useStored } from '../ui/useStored.ts'
import { useSwitch } from '../ui/useSwitch.ts'
import styles from './SettingsPage.module.css'

const readsInParallel = (): boolean => hasListFlag(session().base, 'parallel')

/** How lists of images are kept and refreshed. */
export function Lists() {
  const keeps = useSwitch(keepsLists)
  const live = useSwitch(liveSwitch)
  const [isParallel, setParallel] = useStored(readsInParallel)
  const [error, setError] = useState<Error>()
  const keep = (on: boolean) => {
    setKeepsLists(on).then(
      () => setError(undefined),
      (reason: unknown) => setError(asError(reason)),
    )
  }
  return (
    <>
      <Checkbox label="Keep lists for the next visit" checked={keeps} onChange={keep} />
      <p className={`muted ${styles['about']}`}>
        Images show at once, marked with their age, while the list is refreshed. A list is stored in
        this browser for a day, without tokens or keys, and deleted when you sign out.
      </p>
      <Checkbox label="Show changes made elsewhere" checked={live} onChange={liveSwitch.set} />
      <p className={`muted ${styles['about']}`}>
        While a page is visible, it asks for new images and operations every half minute, and less
        often while nothing happens.
      </p>
      <Checkbox
        label="Read long lists in parallel"
        checked={isParallel}
        onChange={(on) => {
          setParallel(on)
          setListFlag(session().base, 'parallel', on)
        }}
      />
      <p className={`muted ${styles['about']}`}>
        For this connection, from the next time a page is loaded. With tens of thousands of images,
        the list is complete in half the time or less; the API gets six requests at once.
      </p>
      {error && (
        <Notice
          tone="error"
          action={
            <Button small onClick={() => keep(keeps)}>
              Try again
            </Button>
          }
        >
          What was kept couldn’t be deleted: {error.message}
        </Notice>
      )}
    </>
  )
}
