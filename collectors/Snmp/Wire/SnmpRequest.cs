using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Wire;

/// <summary>What is asked, before it has an id or an envelope. The two numbers are 0 unless the type is GETBULK.</summary>
internal readonly record struct SnmpRequest(PduType Type, ReadOnlyMemory<ObjectIdentifier> Names, int NonRepeaters = 0, int MaxRepetitions = 0);
