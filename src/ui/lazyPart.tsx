import { useEffect, useEffectEvent, useState, type ComponentType, type ReactNode } from 'react'
import { asError } from '../text/asError.ts'
import { isLoadError, LOAD_FAILED } from './loadError.ts'
import { Notice } from './Notice.tsx'
import { toast } from './toasts.ts'

type Load<P> = () => Promise<{ default: ComponentType<P> }>

interface Options<P> {
  /**
   * Called if the code can't be loaded: closes the part, so that it can be opened again. Without
   * it, the error shows in place of the part.
   */
  failed?: (props: P) => void
}

/** For dialogs and menus: closes them if their code can't be loaded. */
export const CLOSES = { failed: ({ onClose }: { onClose(): void }) => onClose() }

/**
 * A part of a page whose code loads when it is shown: a dialog, a menu, a tab. If it can't be
 * loaded, the page says so and stays as it is, with everything typed.
 */
export function lazyPart<P extends object>(load: Load<P>, { failed }: Options<P> = {}) {
  let loaded: ComponentType<P> | undefined
  let again = false

  async function get(): Promise<void> {
    if (loaded) return
    try {
      if (again) await mendStyles()
      loaded = (await load()).default
    } catch (error) {
      again = true
      throw error
    }
  }

  /** @param meanwhile shown until the code has loaded */
  function LazyPart({ meanwhile, ...rest }: P & { meanwhile?: ReactNode }) {
    const props = rest as unknown as P
    const [Part, setPart] = useState(() => loaded)
    const [error, setError] = useState<Error>()
    const giveUp = useEffectEvent((reason: unknown) => {
      if (!failed || !isLoadError(reason)) return setError(asError(reason))
      toast({ message: LOAD_FAILED, tone: 'error', action: { label: 'Reload', run: reload } })
      failed(props)
    })
    useEffect(() => {
      let shown = true
      get().then(
        () => shown && setPart(() => loaded),
        (reason: unknown) => shown && giveUp(reason),
      )
      return () => {
        shown = false
      }
    }, [])

    if (error) {
      if (isLoadError(error)) return <NotLoaded />
      throw error
    }
    return Part ? <Part {...props} /> : meanwhile
  }

  return Object.assign(LazyPart, {
    /** Loads the code early, when the part is likely to be shown soon. A failure is ignored. */
    warm: () => void get().catch(() => undefined),
  })
}

const reload = () => location.reload()

const NotLoaded = () => (
  <Notice
    tone="error"
    action={
      <button type="button" className="button" onClick={reload}>
        Reload
      </button>
    }
  >
    {LOAD_FAILED}
  </Notice>
)

/** Styles that failed to load; browsers don't request them again. */
const broken = new Set<HTMLLinkElement>()
addEventListener('error', ({ target }) => isStyles(target) && broken.add(target), true)

const isStyles = (target: EventTarget | null): target is HTMLLinkElement =>
  target instanceof HTMLLinkElement && target.rel === 'stylesheet'

async function mendStyles(): Promise<void> {
  await Promise.all([...broken].map(loadAgain))
}

function loadAgain(link: HTMLLinkElement): Promise<void> {
  const copy = link.cloneNode() as HTMLLinkElement
  broken.delete(link)
  return new Promise((resolve, reject) => {
    copy.addEventListener('load', () => resolve())
    copy.addEventListener('error', () =>
      reject(new Error(`Unable to preload CSS for ${copy.href}`)),
    )
    link.replaceWith(copy)
  })
}
