/** `1,234`; with a noun `1 image`, `1,234 images` (`one` and `many`). */
export function count(number: number, one?: string, many = `${one}s`): string {
  const digits = separated(String(number))
  return one === undefined ? digits : `${digits} ${number === 1 ? one : many}`
}

/** `1234` → `1,234`, for any number of digits. */
export const separated = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
