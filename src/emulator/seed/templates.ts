import { formatTime } from '../base/wire.ts'
import { DAY, type Builder } from './builder.ts'
import type { Estate } from './families.ts'
import type { PublicHeads } from './publicProjects.ts'

/** Instance templates: most name a family and follow its head, some name an image and don’t. */
export function putTemplates(builder: Builder, estate: Estate, heads: PublicHeads): void {
  const own = (family: string, place: number) => estate.get(family)?.[place]?.selfLink
  const family = (name: string) => builder.link(`global/images/family/${name}`)
  const debian = heads.get('debian-13')
  const templates: readonly [name: string, source: string | undefined, age: number][] = [
    ['web-mig', family('web-base'), 300],
    ['web-mig-canary', family('web-base'), 40],
    ['web-pinned', own('web-base', 0), 1],
    ['web-arm-mig', family('web-base-arm'), 60],
    ['ci-runner-pool', family('ci-runner'), 120],
    ['ci-runner-frozen', own('ci-runner', 30), 95],
    ['k8s-node-pool', own('k8s-node', 2), 20],
    ['k8s-node-pool-old', own('k8s-node', 11), 100],
    ['shop-legacy', family('legacy-tomcat'), 500],
    ['edge-mig', family('edge-proxy'), 75],
    ['batch-debian', debian?.selfLink?.replace(/[^/]+$/, 'family/debian-13'), 33],
  ]
  for (const [name, sourceImage, age] of templates) putTemplate(builder, name, sourceImage, age)
}

function putTemplate(builder: Builder, name: string, sourceImage: string | undefined, age: number) {
  builder.put('instanceTemplates', {
    kind: 'compute#instanceTemplate',
    id: builder.id(),
    creationTimestamp: formatTime(builder.now - age * DAY),
    name,
    description: '',
    properties: {
      machineType: 'n4-standard-4',
      disks: [
        {
          kind: 'compute#attachedDisk',
          type: 'PERSISTENT',
          mode: 'READ_WRITE',
          deviceName: name,
          index: 0,
          boot: true,
          initializeParams: { sourceImage, diskSizeGb: '20', diskType: 'pd-balanced' },
          autoDelete: true,
        },
      ],
    },
    selfLink: builder.link(`global/instanceTemplates/${name}`),
  })
}
