// The least that can show a list of families: what the console's time to its first row is held against.
const fields =
  'items(id,name,description,family,status,creationTimestamp,diskSizeGb,archiveSizeBytes,architecture,labels,deprecated),nextPageToken'
const project = new URLSearchParams(location.search).get('project')
const url = `/compute/v1/projects/${project}/global/images?maxResults=500&fields=${fields}&prettyPrint=false`
const { items } = await (await fetch(url)).json()
const families = Map.groupBy(items, ({ family }) => family ?? '')
const table = document.createElement('table')
for (const [family, images] of families) {
  const row = table.insertRow()
  row.insertCell().textContent = family || 'no family'
  row.insertCell().textContent = `${images.length} images`
  for (const image of images) {
    const cells = [image.name, image.deprecated?.state, image.status, image.diskSizeGb]
    const line = table.insertRow()
    for (const cell of cells) line.insertCell().textContent = cell ?? ''
  }
}
document.body.append(table)
export {}
