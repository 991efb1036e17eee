import { mdiCheck, mdiContentCopy } from '@mdi/js'
import { useEffect, useState } from 'react'
import { Icon } from './Icon.tsx'

interface CopyButtonProps {
  /** The text, or what returns it. */
  text: string | (() => string)
  /** What is copied: `Copy NAME` is the button's name. */
  name: string
  /**
   * -1 takes it out of the Tab order: for a button inside a grid that moves the focus by arrow
   * keys.
   */
  tabIndex?: number
  className?: string
}

/** Copies a text and says so, or says that the browser didn't allow it. */
export function CopyButton({ text, name, tabIndex, className = '' }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(null), 2000)
    return () => clearTimeout(timer)
  }, [result])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
      setResult('copied')
    } catch {
      // Not allowed, or not available: the page was loaded over plain http.
      setResult('failed')
    }
  }
  const label = `Copy ${name}`
  return (
    <>
      <button
        type="button"
        className={`button quiet small square ${className}`}
        aria-label={label}
        title={result === 'failed' ? 'The browser did not allow it' : label}
        tabIndex={tabIndex}
        onClick={() => void copy()}
      >
        <Icon path={result === 'copied' ? mdiCheck : mdiContentCopy} size={15} />
      </button>
      <span role="status" className="visually-hidden">
        {result && (result === 'copied' ? `${name} copied` : 'The browser did not allow copying')}
      </span>
    </>
  )
}
