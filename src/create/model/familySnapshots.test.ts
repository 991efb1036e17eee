import { expect, test } from 'vitest'
import { familySnapshots } from './familySnapshots.ts'

const disk = (name: string) =>
  `https://www.googleapis.com/compute/v1/projects/p/zones/z/disks/${name}`
const snapshots = [
  { name: 'golden-1', sourceDisk: disk('golden') },
  { name: 'golden-2', sourceDisk: disk('golden') },
  { name: 'builder-1', sourceDisk: disk('builder') },
  { name: 'nightly', sourceDisk: disk('pg-1') },
  { name: 'unknown' },
]

test('the snapshots of the family, and those of the same disks', () => {
  const members = [
    { name: 'v1', sourceSnapshot: 'projects/p/global/snapshots/golden-1' },
    { name: 'v2', sourceDisk: 'zones/z/disks/builder' },
    { name: 'v3', sourceSnapshot: 'projects/other/global/snapshots/nightly' },
  ]
  expect([...familySnapshots(snapshots, members, 'p')]).toEqual([
    'golden-1',
    'golden-2',
    'builder-1',
  ])
})

test('a family without sources has none', () => {
  expect(familySnapshots(snapshots, [{ name: 'v1' }], 'p').size).toBe(0)
})
