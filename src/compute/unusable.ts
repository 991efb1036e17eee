interface Source {
  status: string
  state: string
}

/** Why no image can be created from this source now, as a sentence; null if one can. */
export function unusable({ status, state }: Source): string | null {
  if (status === '' || status === 'UNKNOWN') return 'Its status is unknown.'
  if (status !== 'READY') return `It is ${status}, not READY.`
  if (state === 'OBSOLETE' || state === 'DELETED') return `It is ${state}, so it can’t be used.`
  return null
}
