import { mdiCheck, mdiContentCopy } from '@mdi/js'
import { useEffect, useState } from 'react'
import { Icon } from './Icon.tsx'
import { toast } from './toasts.ts'

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

/** Copies a text and shows so, or says that the browser didn't allow it. */
export function CopyButton({ text, name, tabIndex, className = '' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text())
      setCopied(true)
    } catch {
      // Not allowed, or not available: the page was loaded over plain http.
      toast({ message: 'The browser did not allow copying.', tone: 'error' })
    }
  }
  const label = `Copy ${name}`
  return (
    <>
      <button
        type="button"
        className={`button quiet small square ${className}`}
        aria-label={label}
        title={label}
        tabIndex={tabIndex}
        onClick={() => void copy()}
      >
        <Icon path={copied ? mdiCheck : mdiContentCopy} size={15} />
      </button>
      <span role="status" className="visually-hidden">
        {copied && `${name} copied`}
      </span>
    </>
  )
}
