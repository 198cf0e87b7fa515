using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Snmp;

/// <summary>Reads a whole device over SNMP: who it is and every normalised quantity that its profile and the standard MIBs give.</summary>
public interface ISnmpSurveyor
{
    /// <param name="objectId">What is learnt of the device is remembered under this id.</param>
    /// <param name="knowledgeAgeMax">After this time the device is looked at anew.</param>
    Task<DeviceSurvey> Survey(Guid objectId, SnmpTarget target, TimeSpan knowledgeAgeMax, CancellationToken cancellationToken);

    /// <summary>Whom the device sees on its ports by LLDP (IEEE 802.1AB) and CDP; empty when it has neither.</summary>
    Task<ImmutableArray<DeviceNeighbour>> Neighbours(
        SnmpTarget target, ImmutableArray<DeviceInterface> interfaces, CancellationToken cancellationToken);
}
