/** Which hosts belong to a universe: a token must not reach any other. */
import { isThisMachine } from '../../api/http/loopback.ts'

/** Universes whose hosts are recognized where another universe is expected. */
const UNIVERSES = ['googleapis.com', 's3nsapis.fr']

/**
 * What precedes a universe's domain in the hosts of each service: global, regional
 * (`compute.us-central1.rep.`), Private Service Connect (`compute-name.p.`), mutual TLS. Not just any
 * subdomain: `storage.` serves what anybody uploads.
 */
const SERVICES = {
  compute: /^(?:www|compute|compute\.mtls|compute\.[a-z0-9-]+\.rep|compute-[a-z0-9-]+\.p)\.$/,
  sts: /^sts(?:\.mtls|\.[a-z0-9-]+\.rep)?\.$/,
}
type Service = keyof typeof SERVICES

/** Whether this host is a service's in that universe. */
const isHostOf = (host: string, service: Service, universe: string): boolean =>
  host.endsWith(`.${universe}`) && SERVICES[service].test(host.slice(0, -universe.length))

/**
 * Why requests with a token must not be sent to this address; null if they may be.
 * @param page the page's own URL: its server may be a proxy
 * @param isCustom the configuration says that this host is a proxy to be trusted
 */
export function hostProblem(
  address: string,
  service: Service,
  universe: string,
  page: string,
  isCustom = false,
): string | null {
  const url = new URL(address, page)
  const { hostname: host, origin, port, protocol } = url
  if (url.username || url.password) return 'Leave out the user name and password.'
  if (origin === new URL(page).origin || isThisMachine(host)) return null
  if (protocol !== 'https:') return 'Use https. Plain http is only for this machine.'
  if (isHostOf(host, service, universe)) {
    return port === '' ? null : `${host} is only used with the standard port.`
  }
  const all = [...new Set([universe, ...UNIVERSES])]
  const other = all.find((each) => each !== universe && host.endsWith(`.${each}`))
  if (other !== undefined) return `${host} belongs to the universe ${other}, not to ${universe}.`
  const like = all.find((each) => plain(host).includes(plain(each)))
  if (like !== undefined) return `${host} is not the address of ${service} in ${like}.`
  if (isCustom) return null
  return `${host} is not a host of ${universe}. If it is a proxy you trust, say so with customHost.`
}

/** Look-alikes put dashes for dots, or drop them. */
const plain = (host: string): string => host.replaceAll(/[-.]/g, '')
