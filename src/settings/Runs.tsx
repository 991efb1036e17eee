import { useState } from 'react'
import { aSecond, readRate, setASecond, usualASecond } from '../runs/rateSetting.ts'
import { TextField } from '../ui/TextField.tsx'
import { useStored } from '../ui/useStored.ts'

/** How fast runs over many images may be; kept as it is typed, for this connection. */
export function Runs() {
  const [rate, setRate] = useStored(aSecond)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? String(rate)
  const wrong = readRate(text) === undefined
  return (
    <TextField
      label="Changes a second"
      inputMode="numeric"
      keepsRoom
      value={text}
      problem={wrong ? 'A whole number from 1 to 1,000.' : undefined}
      hint={`A run over many images starts at most this many; ${usualASecond()} unless you change it. A run in progress keeps its rate. Each takes a few requests, because it is read before and after. It slows down by itself when the API refuses the rate.`}
      onChange={({ target }) => {
        const next = readRate(target.value)
        if (next !== undefined) {
          setASecond(next)
          setRate(next)
        }
        setTyped(next === undefined || target.value !== String(next) ? target.value : undefined)
      }}
    />
  )
}
