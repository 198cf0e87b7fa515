using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator.Mib;

/// <summary>Collects the objects of one agent; a later description of the same object wins.</summary>
internal sealed class MibBuilder
{
    private readonly Dictionary<ObjectIdentifier, MibValue> objects = [];

    public MibBuilder Add(string name, MibValue value)
    {
        objects[ObjectIdentifier.Parse(name)] = value;
        return this;
    }

    public MibTree Build() => new(objects);
}
