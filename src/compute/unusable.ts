interface Source {
  status: string
  state: string
}

/** Why no image can be made from this source now, as a sentence; null when one can. */
export function unusable({ status, state }: Source): string | null {
  if (status === '' || status === 'UNKNOWN') return 'Its status is not known.'
  if (status !== 'READY') return `It is ${status}, not READY.`
  if (state === 'OBSOLETE' || state === 'DELETED') return `It is ${state}: new uses are refused.`
  return null
}
