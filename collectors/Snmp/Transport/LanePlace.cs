namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>What a lane says to a request that wants to go.</summary>
internal enum LanePlace
{
    Go,
    Wait,
    Full,
}
