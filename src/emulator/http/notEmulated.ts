/** The error for a URL without a route: either a Compute Engine method missing here, or no method at all. */
import { notEmulated, unknownUrl, type ApiError } from '../base/errors.ts'

/**
 * The collections of compute/v1 by scope, and the actions on a project: what else is asked for isn't in the API.
 * Those of `locations` belong to organizations, not to projects.
 */
const COLLECTIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  '': words(`disableXpnHost disableXpnResource enableXpnHost enableXpnResource getXpnHost
    getXpnResources listXpnHosts moveDisk moveInstance regions setCloudArmorTier
    setCommonInstanceMetadata setDefaultNetworkTier setUsageExportBucket targetHttpProxies
    targetHttpsProxies zones`),
  global: words(`addresses backendBuckets backendServices crossSiteNetworks externalVpnGateways
    firewallPolicies firewalls forwardingRules healthChecks httpHealthChecks
    httpsHealthChecks images instanceTemplates interconnectAttachmentGroups
    interconnectGroups interconnectLocations interconnectRemoteLocations interconnects
    licenseCodes licenses machineImages networkEndpointGroups networkProfiles networks
    operations previewFeatures publicAdvertisedPrefixes publicDelegatedPrefixes
    reliabilityRisks rolloutPlans rollouts routes securityPolicies snapshotSettings
    snapshots sslCertificates sslPolicies targetGrpcProxies targetHttpProxies
    targetHttpsProxies targetSslProxies targetTcpProxies urlMaps vmExtensionPolicies`),
  aggregated:
    words(`acceleratorTypes addresses autoscalers backendBuckets backendServices commitments
    compositeHealthChecks diskTypes disks firewallPolicies forwardingRules
    futureReservations healthAggregationPolicies healthCheckServices healthChecks
    healthSources instanceGroupManagers instanceGroups instanceTemplates instances
    instantSnapshots interconnectAttachments machineTypes networkAttachments
    networkEdgeSecurityServices networkEndpointGroups nodeGroups nodeTemplates nodeTypes
    notificationEndpoints operations packetMirrorings publicDelegatedPrefixes reservations
    resourcePolicies routers securityPolicies serviceAttachments sslCertificates sslPolicies
    storagePoolTypes storagePools subnetworks targetHttpProxies targetHttpsProxies
    targetInstances targetPools targetTcpProxies targetVpnGateways urlMaps
    vmExtensionPolicies vpnGateways vpnTunnels`),
  regions: words(`addresses advice autoscalers backendBuckets backendServices commitments
    compositeHealthChecks diskTypes disks firewallPolicies forwardingRules
    healthAggregationPolicies healthCheckServices healthChecks healthSources imageViews
    instanceGroupManagers instanceGroups instanceTemplates instances instantSnapshotGroups
    instantSnapshots interconnectAttachments networkAttachments networkEdgeSecurityServices
    networkEndpointGroups nodeTemplates notificationEndpoints operations packetMirrorings
    publicDelegatedPrefixes resourcePolicies routers securityPolicies serviceAttachments
    snapshotSettings snapshots sslCertificates sslPolicies subnetworks targetHttpProxies
    targetHttpsProxies targetPools targetTcpProxies targetVpnGateways urlMaps vpnGateways
    vpnTunnels zones`),
  zones: words(`acceleratorTypes autoscalers diskTypes disks futureReservations imageFamilyViews
    instanceGroupManagers instanceGroups instanceSettings instances instantSnapshotGroups
    instantSnapshots machineTypes networkEndpointGroups nodeGroups nodeTypes operations
    reservations storagePoolTypes storagePools targetInstances vmExtensionPolicies`),
  locations: words('firewallPolicies operations securityPolicies'),
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

const PATH =
  /^\/compute\/v1\/(?:projects\/[^/]+\/(?:(?:(global|aggregated)|(zones|regions)\/[^/]+)\/)?|(locations)\/global\/)([A-Za-z]+)(?:\/|$)/

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
  const [, wide, local, shared, name = ''] = PATH.exec(path) ?? []
  const known = COLLECTIONS[wide ?? local ?? shared ?? '']?.has(name) ?? false
  if (!known || WHOLE.test(path) || /\/(?:\/|$)/.test(path)) return unknownUrl(path)
  return notEmulated(`${method} ${path.slice(0, 200)} (${name})`)
}
