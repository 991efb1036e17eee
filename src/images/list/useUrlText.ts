import { useEffect, useEffectEvent, useState } from 'react'

const PAUSE = 300

interface UrlText {
  text: string
  setText(text: string): void
  /** Writes it to the address now. */
  flush(): void
}

/**
 * A text field whose text is in the address: written there when the typing pauses, and taken from there
 * when the address changes by itself (Back, a link).
 * @param value what the address says
 * @param write puts a text into the address
 */
export function useUrlText(value: string, write: (text: string) => void): UrlText {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  const [sent, setSent] = useState(value)
  if (value !== seen) {
    setSeen(value)
    // What comes back may be behind what has been typed since.
    if (value !== sent) setText(value)
    setSent(value)
  }

  const send = (typed: string) => {
    if (typed === value) return
    setSent(typed)
    write(typed)
  }
  const onPause = useEffectEvent(send)
  useEffect(() => {
    const timer = setTimeout(() => onPause(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])

  return { text, setText, flush: () => send(text) }
}
