/** A project `p` with one of each kind of image source. */
import { NOW, put, testClient, type Client } from './client.ts'

export const KEY = 'acXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY+c='
/** `openssl dgst -sha256 -binary` of the decoded key, in base64. */
export const KEY_SHA256 = 'DseaMhjbzeLecCNVB2WFrhpqBCllwXbXtsnCsDJnkHc='
export const HOST = 'https://www.googleapis.com/compute/v1'

const ZONE = 'zones/europe-west1-b'

export function clientWithSources(): Client {
  const client = testClient()
  const licenses = [`${HOST}/projects/debian-cloud/global/licenses/debian-12-bookworm`]
  const guestOsFeatures = [{ type: 'GVNIC' }]
  const user = (name: string) => [`${HOST}/projects/p/${ZONE}/instances/${name}`]
  for (const disk of [
    { name: 'free', id: '11', licenses, guestOsFeatures, architecture: 'ARM64' },
    { name: 'used', id: '12', users: user('vm') },
    { name: 'stopped', id: '14', users: user('off') },
    { name: 'locked', id: '13', diskEncryptionKey: { sha256: KEY_SHA256 } },
  ]) {
    put(client, 'disks', 'p', { sizeGb: '20', ...disk }, ZONE)
  }
  put(client, 'instances', 'p', { name: 'vm', id: '21', status: 'RUNNING' }, ZONE)
  put(client, 'instances', 'p', { name: 'off', id: '22', status: 'TERMINATED' }, ZONE)
  put(client, 'snapshots', 'p', {
    name: 'snap',
    id: '31',
    status: 'READY',
    diskSizeGb: '30',
    storageLocations: ['asia'],
  })
  for (const [name, more] of Object.entries({
    ready: { family: 'base', storageLocations: ['asia', 'eu', 'us'] },
    pending: { status: 'PENDING' },
    old: {
      deprecated: { state: 'DEPRECATED', replacement: `${HOST}/projects/p/global/images/ready` },
    },
    obsolete: { deprecated: { state: 'OBSOLETE' } },
    deleted: { deprecated: { state: 'DELETED' } },
    secret: { imageEncryptionKey: { sha256: KEY_SHA256 } },
  })) {
    const image = {
      name,
      id: String(NOW + name.length),
      status: 'READY',
      diskSizeGb: '40',
      creationTimestamp: '2026-01-01T00:00:00.000-08:00',
      ...more,
    }
    put(client, 'images', 'p', image)
  }
  return client
}
