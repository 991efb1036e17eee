import { mdiLinkVariant } from '@mdi/js'
import { useEffect, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { OneOf } from '../../ui/OneOf.tsx'

const WORDS = { idle: 'Copy link', copied: 'Copied', failed: 'Blocked' }

/** @param link returns the plan's link; undefined while there is no plan */
export function CopyLink({ link }: { link(): string | undefined }) {
  const [state, setState] = useState<keyof typeof WORDS>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async () => {
    const text = link()
    if (text === undefined) return
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      // The clipboard isn't allowed, or isn't available because the page was served over plain http.
      setState('failed')
    }
  }
  return (
    <button type="button" className="button" onClick={() => void copy()}>
      <Icon path={mdiLinkVariant} />
      <OneOf texts={Object.values(WORDS)} shown={WORDS[state]} />
      <span role="status" className="visually-hidden">
        {state === 'copied' && 'Link copied'}
        {state === 'failed' && 'The browser did not allow copying'}
      </span>
    </button>
  )
}
