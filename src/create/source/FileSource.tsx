import { TextField } from '../parts/fields.tsx'

/** An archive in Cloud Storage, or a package version in Artifact Registry. */
export function FileSource() {
  return (
    <>
      <TextField
        name="drafts.file.source"
        label="File"
        placeholder="gs://bucket/image.tar.gz"
        hint="A .tar.gz that contains a disk.raw: gs://BUCKET/OBJECT, its https:// URL, or projects/P/locations/L/repositories/R/packages/K/versions/V in Artifact Registry."
      />
      <TextField
        name="drafts.file.sha1Checksum"
        label="SHA-1 of the archive"
        optional
        hint="40 hexadecimal digits. Deprecated in the API."
      />
    </>
  )
}
