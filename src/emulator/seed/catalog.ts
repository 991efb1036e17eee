/**
 * Families of the public image projects, named like the real ones. Each row: family, name of its
 * images (`*` is the release date), license, disk size in GB; the architecture follows from the name.
 */
export type CatalogRow = readonly [family: string, name: string, license: string, gb: number]

export const CATALOG: Readonly<Record<string, readonly CatalogRow[]>> = {
  'centos-cloud': [
    ['centos-stream-9', 'centos-stream-9-v*', 'centos-stream-9', 20],
    ['centos-stream-9-arm64', 'centos-stream-9-arm64-v*', 'centos-stream-9', 20],
    ['centos-stream-10', 'centos-stream-10-v*', 'centos-stream-10', 20],
  ],
  'cos-cloud': [
    ['cos-stable', 'cos-stable-121-18867-199-38', 'cos', 10],
    ['cos-121-lts', 'cos-121-18867-199-*', 'cos', 10],
    ['cos-117-lts', 'cos-117-18613-339-*', 'cos', 10],
    ['cos-113-lts', 'cos-113-18244-448-*', 'cos', 10],
    ['cos-arm64-121-lts', 'cos-arm64-121-18867-199-*', 'cos', 10],
    ['cos-arm64-stable', 'cos-arm64-stable-121-18867-199-38', 'cos', 10],
  ],
  'debian-cloud': [
    ['debian-11', 'debian-11-bullseye-v*', 'debian-11-bullseye', 10],
    ['debian-12', 'debian-12-bookworm-v*', 'debian-12-bookworm', 10],
    ['debian-12-arm64', 'debian-12-bookworm-arm64-v*', 'debian-12-bookworm', 10],
    ['debian-13', 'debian-13-trixie-v*', 'debian-13-trixie', 10],
    ['debian-13-arm64', 'debian-13-trixie-arm64-v*', 'debian-13-trixie', 10],
  ],
  'fedora-coreos-cloud': [
    ['fedora-coreos-stable', 'fedora-coreos-43-*-3-0-gcp-x86-64', 'fedora-coreos-stable', 10],
    ['fedora-coreos-testing', 'fedora-coreos-43-*-2-0-gcp-x86-64', 'fedora-coreos-testing', 10],
  ],
  'opensuse-cloud': [
    ['opensuse-leap', 'opensuse-leap-15-6-v*-x86-64', 'opensuse-leap-42', 10],
    ['opensuse-leap-arm64', 'opensuse-leap-15-6-v*-arm64', 'opensuse-leap-42', 10],
  ],
  'oracle-linux-cloud': [
    ['oracle-linux-8', 'oracle-linux-8-v*', 'oracle-linux-8', 20],
    ['oracle-linux-9', 'oracle-linux-9-v*', 'oracle-linux-9', 20],
  ],
  'rhel-cloud': [
    ['rhel-8', 'rhel-8-v*', 'rhel-8-server', 20],
    ['rhel-9', 'rhel-9-v*', 'rhel-9-server', 20],
    ['rhel-9-arm64', 'rhel-9-arm64-v*', 'rhel-9-server', 20],
    ['rhel-10', 'rhel-10-v*', 'rhel-10-server', 20],
    ['rhel-10-arm64', 'rhel-10-arm64-v*', 'rhel-10-server', 20],
  ],
  'rhel-sap-cloud': [['rhel-9-4-sap-ha', 'rhel-9-4-sap-v*', 'rhel-9-sap', 20]],
  'rocky-linux-cloud': [
    ['rocky-linux-8', 'rocky-linux-8-v*', 'rocky-linux-8', 20],
    ['rocky-linux-9', 'rocky-linux-9-v*', 'rocky-linux-9', 20],
    ['rocky-linux-9-arm64', 'rocky-linux-9-arm64-v*', 'rocky-linux-9', 20],
    ['rocky-linux-9-optimized-gcp', 'rocky-linux-9-optimized-gcp-v*', 'rocky-linux-9', 20],
    ['rocky-linux-10', 'rocky-linux-10-v*', 'rocky-linux-10', 20],
    ['rocky-linux-10-arm64', 'rocky-linux-10-arm64-v*', 'rocky-linux-10', 20],
  ],
  'suse-cloud': [
    ['sles-12', 'sles-12-sp5-v*-x86-64', 'sles-12', 10],
    ['sles-15', 'sles-15-sp7-v*-x86-64', 'sles-15', 10],
    ['sles-15-arm64', 'sles-15-sp7-v*-arm64', 'sles-15', 10],
  ],
  'suse-sap-cloud': [['sles-15-sp7-sap', 'sles-15-sp7-sap-v*-x86-64', 'sles-sap-15', 10]],
  'ubuntu-os-cloud': [
    ['ubuntu-2204-lts', 'ubuntu-2204-jammy-v*', 'ubuntu-2204-lts', 10],
    ['ubuntu-2204-lts-arm64', 'ubuntu-2204-jammy-arm64-v*', 'ubuntu-2204-lts', 10],
    ['ubuntu-2404-lts-amd64', 'ubuntu-2404-noble-amd64-v*', 'ubuntu-2404-lts', 10],
    ['ubuntu-2404-lts-arm64', 'ubuntu-2404-noble-arm64-v*', 'ubuntu-2404-lts', 10],
    [
      'ubuntu-minimal-2404-lts-amd64',
      'ubuntu-minimal-2404-noble-amd64-v*',
      'ubuntu-2404-lts-minimal',
      10,
    ],
    ['ubuntu-2604-lts-amd64', 'ubuntu-2604-resolute-amd64-v*', 'ubuntu-2604-lts', 10],
  ],
  'ubuntu-os-pro-cloud': [
    ['ubuntu-pro-2204-lts', 'ubuntu-pro-2204-jammy-v*', 'ubuntu-pro-2204-lts', 10],
    ['ubuntu-pro-2404-lts-amd64', 'ubuntu-pro-2404-noble-amd64-v*', 'ubuntu-pro-2404-lts', 10],
  ],
  'windows-cloud': [
    ['windows-2019', 'windows-server-2019-dc-v*', 'windows-server-2019-dc', 50],
    ['windows-2022', 'windows-server-2022-dc-v*', 'windows-server-2022-dc', 50],
    ['windows-2022-core', 'windows-server-2022-dc-core-v*', 'windows-server-2022-dc', 32],
    ['windows-2025', 'windows-server-2025-dc-v*', 'windows-server-2025-dc', 50],
    ['windows-2025-core', 'windows-server-2025-dc-core-v*', 'windows-server-2025-dc', 32],
  ],
  'windows-sql-cloud': [
    [
      'sql-std-2022-win-2022',
      'sql-2022-standard-windows-2022-dc-v*',
      'sql-server-2022-standard',
      50,
    ],
    [
      'sql-ent-2022-win-2025',
      'sql-2022-enterprise-windows-2025-dc-v*',
      'sql-server-2022-enterprise',
      50,
    ],
    ['sql-web-2022-win-2022', 'sql-2022-web-windows-2022-dc-v*', 'sql-server-2022-web', 50],
  ],
}

/** Known license codes; the others get one derived from their name. */
export const LICENSE_CODES: ReadonlyMap<string, string> = new Map([
  ['debian-12-bookworm', '2147286739765738111'],
  ['debian-11-bullseye', '3853522013536123851'],
  ['ubuntu-2204-lts', '5511465778777431107'],
  ['cos', '1001010'],
  ['windows-server-2022-dc', '5194306116883728686'],
  ['windows-server-2019-dc', '3389558045860892917'],
])

/** The guest OS features of an image, by its name. */
export function featuresOf(name: string): { type: string }[] {
  const windows = /windows/.test(name)
  const arm = isArm(name)
  const types = [
    ...(windows ? ['MULTI_IP_SUBNET', 'WINDOWS'] : []),
    'UEFI_COMPATIBLE',
    'VIRTIO_SCSI_MULTIQUEUE',
    'GVNIC',
    ...(arm || windows ? [] : ['SEV_CAPABLE', 'SEV_SNP_CAPABLE', 'TDX_CAPABLE']),
    ...(arm ? [] : ['SEV_LIVE_MIGRATABLE_V2', 'IDPF']),
  ]
  return types.map((type) => ({ type }))
}

export const isArm = (name: string) => /(?:^|-)arm(?:64)?(?:-|$)/.test(name)
