import { useEffect, useEffectEvent, useState } from 'react'

const PAUSE = 300

interface UrlText {
  text: string
  setText(text: string): void
  /** Writes it to the URL now. */
  flush(): void
}

/**
 * A text field whose text is in the URL: written there when typing pauses, and updated when the URL
 * changes otherwise (Back, a link).
 * @param value the text in the URL
 * @param write puts a text into the URL
 */
export function useUrlText(value: string, write: (text: string) => void): UrlText {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  const [sent, setSent] = useState(value)
  if (value !== seen) {
    setSeen(value)
    // Our own write may come back after more was typed.
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
