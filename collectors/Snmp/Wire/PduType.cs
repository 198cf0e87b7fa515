namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>The kinds of protocol data units that this product sends or understands; the numbers are their tags.</summary>
internal enum PduType
{
    Get = 0xA0,
    GetNext = 0xA1,
    Response = 0xA2,
    Set = 0xA3,
    TrapV1 = 0xA4,
    GetBulk = 0xA5,
    Inform = 0xA6,
    TrapV2 = 0xA7,
    Report = 0xA8,
}
