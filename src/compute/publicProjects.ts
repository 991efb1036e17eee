/** Projects that publish images for everyone. Source: gcloud's list of standard image projects. */
export const PUBLIC_PROJECTS: readonly string[] = [
  'centos-cloud',
  'cos-cloud',
  'debian-cloud',
  'fedora-coreos-cloud',
  'opensuse-cloud',
  'oracle-linux-cloud',
  'rhel-cloud',
  'rocky-linux-cloud',
  'suse-cloud',
  'ubuntu-os-cloud',
  'ubuntu-os-pro-cloud',
  'windows-cloud',
  'windows-sql-cloud',
]
