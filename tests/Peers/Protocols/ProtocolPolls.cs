using System.Net;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Polls of the protocols that have settings.</summary>
internal static class ProtocolPolls
{
    public static readonly CredentialSecret Watcher = new("http-basic", null, "watcher", "see-all", null, null, null, null, null);

    public static ObjectConfiguration Device(IPEndPoint endpoint, MonitoringProtocol protocol, string settings, bool withCredentials = false)
    {
        ObjectConfiguration device = Polling.Device(endpoint, protocol) with { StreamPath = settings };
        return withCredentials ? device : device with { CredentialSetId = null };
    }

    public static double? Value(this DevicePollResult result, string name, string instance = "")
    {
        foreach (Quantity quantity in result.Quantities)
        {
            if (quantity.Name == name && quantity.Instance == instance) return quantity.Value;
        }

        return null;
    }
}
