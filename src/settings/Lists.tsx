import { useState } from 'react'
import { keepsLists, setKeepsLists } from '../api/kept/keepsLists.ts'
import { asError } from '../ui/asError.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Notice } from '../ui/Notice.tsx'

/** How lists of images are read and kept. */
export function Lists() {
  const [keeps, setKeeps] = useState(keepsLists)
  const [error, setError] = useState<Error>()
  return (
    <>
      <Checkbox
        label="Keep lists for the next visit"
        checked={keeps}
        onChange={(on) => {
          setKeeps(on)
          setKeepsLists(on).catch((reason: unknown) => setError(asError(reason)))
        }}
      />
      <p className="muted">
        Images show at once, marked with their age, while the list is refreshed. A list is stored in
        this browser for a day, without tokens or keys, and deleted when you sign out.
      </p>
      {error && <Notice tone="error">What was kept couldn’t be deleted: {error.message}</Notice>}
    </>
  )
}
