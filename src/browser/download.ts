/** ms until a download is released: some browsers begin to read it only after the click. */
const LASTS = 60_000

/** Saves a text as a download. The name must already be a safe file name. */
export const downloadText = (name: string, text: string, type: string): void =>
  downloadBlob(name, new Blob([text], { type }))

/** Saves data as a download, with its own type. The name must already be a safe file name. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), LASTS)
}
