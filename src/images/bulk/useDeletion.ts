import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { downloadText } from '../../browser/download.ts'
import { jsonText } from '../../compute/commands/text.ts'
import { readRecipes } from '../../runs/recipes.ts'
import { fileName } from '../../text/fileName.ts'
import { asError } from '../../text/asError.ts'

/** How long a deletion can still be canceled. */
const SECONDS = 5

export interface Deletion {
  /** `saving` the recipes, or `counting` down. */
  stage: 'idle' | 'saving' | 'counting'
  /** Seconds until the first image is deleted, while counting. */
  left: number
  /** Why the recipes couldn’t be saved. */
  error: Error | null
  start(): void
  stop(): void
}

/**
 * The steps before images are deleted: their recipes are saved to a file, then a countdown runs. If either
 * is stopped or the dialog closes, nothing is deleted.
 */
export function useDeletion(
  project: string,
  names: readonly string[],
  onEnd: () => void,
): Deletion {
  const client = useQueryClient()
  const [stage, setStage] = useState<Deletion['stage']>('idle')
  const [left, setLeft] = useState(SECONDS)
  const [error, setError] = useState<Error | null>(null)
  /** Incremented on every stop, so that pending work from an earlier attempt is dropped. */
  const attempt = useRef(0)
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => () => void (attempt.current += 1), [])
  useEffect(() => {
    if (stage !== 'counting') return undefined
    const timer = setTimeout(() => {
      if (left > 1) return setLeft(left - 1)
      setStage('idle')
      return end.current()
    }, 1000)
    return () => clearTimeout(timer)
  }, [stage, left])

  async function start() {
    const mine = ++attempt.current
    setStage('saving')
    setError(null)
    try {
      const recipes = await readRecipes(client, project, names)
      if (mine !== attempt.current) return
      const text = jsonText({ project, images: recipes })
      downloadText(fileName(`${project}-deleted-images`, 'json'), text, 'application/json')
      setLeft(SECONDS)
      setStage('counting')
    } catch (caught) {
      if (mine !== attempt.current) return
      setError(asError(caught))
      setStage('idle')
    }
  }

  return {
    stage,
    left,
    error,
    start: () => void start(),
    stop: () => {
      attempt.current += 1
      setStage('idle')
    },
  }
}
