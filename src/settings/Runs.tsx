import { useState } from 'react'
import { aSecond, readRate, setASecond, usualASecond } from '../runs/rateSetting.ts'
import { TextField } from '../ui/TextField.tsx'

/** How fast runs over many images may be; kept as it is typed, for this connection. */
export function Runs() {
  const [text, setText] = useState(() => String(aSecond()))
  const wrong = readRate(text) === undefined
  return (
    <TextField
      label="Changes a second"
      inputMode="numeric"
      keepsRoom
      value={text}
      problem={wrong ? 'A whole number from 1 to 1,000.' : undefined}
      hint={`A run over many images starts at most this many; ${usualASecond()} unless you change it. Each takes a few requests, because it is read before and after. It slows down by itself when the API refuses the rate.`}
      onChange={({ target }) => {
        setText(target.value)
        const rate = readRate(target.value)
        if (rate !== undefined) setASecond(rate)
      }}
    />
  )
}
