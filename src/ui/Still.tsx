import { memo, type ReactNode } from 'react'

interface StillProps {
  /** Keeps what is shown now. */
  isStill: boolean
  children: ReactNode
}

/** Content that stays as it is for a while, such as what a change will do while it is being made. */
export const Still = memo(
  ({ children }: StillProps) => children,
  (_, { isStill }) => isStill,
)
