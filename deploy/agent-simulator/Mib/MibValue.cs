using PrisonOps.Collectors.Snmp.Ber;

namespace PrisonOps.AgentSimulator.Mib;

/// <summary>Writes the value an object has after so much time of the agent's life.</summary>
internal delegate void MibValue(ref BerWriter writer, TimeSpan uptime);
