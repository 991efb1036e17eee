/** The error for a URL without a route: either a Compute Engine method missing here, or no method at all. */
import { notEmulated, unknownUrl, type ApiError } from '../base/errors.ts'

/** The collections of compute/v1, to tell a misspelled one from one that isn’t emulated. */
const COLLECTIONS = new Set(
  `acceleratorTypes addresses autoscalers backendBuckets backendServices crossSiteNetworks diskTypes disks
  externalVpnGateways firewallPolicies firewalls forwardingRules futureReservations globalAddresses
  healthChecks healthCheckServices httpHealthChecks httpsHealthChecks imageFamilyViews imageViews images
  instanceGroupManagers instanceGroups instanceSettings instanceTemplates instances instantSnapshotGroups
  instantSnapshots interconnectAttachmentGroups interconnectAttachments interconnectGroups
  interconnectLocations interconnects licenseCodes licenses machineImages machineTypes networkAttachments
  networkEdgeSecurityServices networkEndpointGroups networkProfiles networks nodeGroups nodeTemplates
  nodeTypes notificationEndpoints operations packetMirrorings previewFeatures publicAdvertisedPrefixes
  publicDelegatedPrefixes reservations resourcePolicies routers routes securityPolicies serviceAttachments
  snapshotSettings snapshots sslCertificates sslPolicies storagePoolTypes storagePools subnetworks
  targetGrpcProxies targetHttpProxies targetHttpsProxies targetInstances targetPools targetSslProxies
  targetTcpProxies targetVpnGateways urlMaps vpnGateways vpnTunnels zoneVmExtensionPolicies`.split(
    /\s+/,
  ),
)
/** Actions on the project itself. */
const PROJECT_ACTIONS = new Set(
  `disableXpnHost disableXpnResource enableXpnHost enableXpnResource getXpnHost getXpnResources listXpnHosts
  moveDisk moveInstance setCloudArmorTier setCommonInstanceMetadata setDefaultNetworkTier
  setUsageExportBucket`.split(/\s+/),
)

const PATH =
  /^\/compute\/v1\/projects\/[^/]+\/(?:(?:global|aggregated|zones\/[^/]+|regions\/[^/]+)\/)?([A-Za-z]+)(?:\/|$)/

/** All methods of these are emulated: any other URL below them is not a method. */
const WHOLE = /^\/compute\/v1\/projects\/[^/]+\/global\/(?:images|operations)(?:\/|$)/

/** @param path as requested, without the query */
export function missing(method: string, path: string): ApiError {
  if (/^\/(?:batch\/)?compute\/(?:beta|alpha)(?:\/|$)/.test(path)) {
    return notEmulated('only version v1 of the API is served')
  }
  if (/^\/(?:\$discovery|discovery\/v\d)(?:\/|$)/.test(path)) {
    return notEmulated('only version v1 of compute is described')
  }
  const name = PATH.exec(path)?.[1]
  const known = name !== undefined && (COLLECTIONS.has(name) || PROJECT_ACTIONS.has(name))
  if (!known || WHOLE.test(path) || /\/(?:\/|$)/.test(path)) return unknownUrl(path)
  return notEmulated(`${method} ${path.slice(0, 200)} (${name})`)
}
