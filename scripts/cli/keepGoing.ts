/**
 * Lets a program go on if its output can’t be written, because it may be in the middle of changes. If the
 * reader has just left, as in `| head`, it ends as if all had been read; otherwise with status 1.
 */
export function keepGoing(): void {
  let trouble = ''
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || trouble !== '') return
      trouble = error.message
      if (stream === process.stdout) process.stderr.write(`Couldn’t write the output: ${trouble}\n`)
    })
  }
  process.on('exit', () => {
    if (trouble !== '') process.exitCode = 1
  })
}
