/** `1,234`; with a noun `1 image`, `1,234 images` (`one` and `many`). */
export function count(number: number, one?: string, many = `${one}s`): string {
  const digits = String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return one === undefined ? digits : `${digits} ${number === 1 ? one : many}`
}
