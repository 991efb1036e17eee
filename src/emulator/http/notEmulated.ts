/** What to say to a URL that is no route: a method of Compute Engine that is missing here, or nonsense. */
import { notEmulated, unknownUrl, type ApiError } from '../base/errors.ts'

/** Collections of compute/v1, so that a misspelt one is not taken for one that is merely missing. */
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
/** Actions on a project itself. */
const PROJECT_ACTIONS = new Set(
  `disableXpnHost disableXpnResource enableXpnHost enableXpnResource getXpnHost getXpnResources listXpnHosts
  moveDisk moveInstance setCloudArmorTier setCommonInstanceMetadata setDefaultNetworkTier
  setUsageExportBucket`.split(/\s+/),
)

const PATH =
  /^\/compute\/v1\/projects\/[^/]+\/(?:(?:global|aggregated|zones\/[^/]+|regions\/[^/]+)\/)?([A-Za-z]+)(?:\/|$)/

/** Methods of these are all here: what is left under them is nonsense. */
const WHOLE = /^\/compute\/v1\/projects\/[^/]+\/global\/images(?:\/|$)/

/** @param path as it was asked, without query */
export function missing(method: string, path: string): ApiError {
  if (/^\/(?:batch\/)?compute\/(?:beta|alpha)(?:\/|$)/.test(path)) {
    return notEmulated('only version v1 of the API is served')
  }
  if (/^\/(?:\$discovery|discovery\/v\d)(?:\/|$)/.test(path)) {
    return notEmulated('the description of the API')
  }
  const name = PATH.exec(path)?.[1]
  const known = name !== undefined && (COLLECTIONS.has(name) || PROJECT_ACTIONS.has(name))
  if (!known || WHOLE.test(path) || /\/(?:\/|$)/.test(path)) return unknownUrl(path)
  return notEmulated(`${method} ${path.slice(0, 200)} (${name})`)
}
