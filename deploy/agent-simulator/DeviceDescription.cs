namespace PrisonOps.AgentSimulator;

/// <summary>One simulated device as a YAML file describes it.</summary>
public sealed record DeviceDescription
{
    /// <summary>The code of the object that watches it; commands take it beside the address.</summary>
    public required string Name { get; init; }

    /// <summary>The loopback address it answers at.</summary>
    public required string Address { get; init; }

    public int Port { get; init; } = 1161;

    public string Community { get; init; } = "prison-read";

    /// <summary>The user of version 3; without one the device does not answer version 3.</summary>
    public DeviceUser? User { get; init; }

    /// <summary>switch, ups, air-conditioner, server, storage or door-controller.</summary>
    public required string Kind { get; init; }

    public string Location { get; init; } = "";

    /// <summary>How the device describes itself; the kind has a text of its own.</summary>
    public string? Description { get; init; }

    /// <summary>Ports of a switch, doors of a controller, volumes of a storage system, processors of a server.</summary>
    public int Count { get; init; } = 24;

    /// <summary>How busy it is: load of a UPS or processor, traffic of a switch; 0 to 1.</summary>
    public double Load { get; init; } = 0.3;

    /// <summary>Objects beside those of the kind, or instead of them: name to whole number or text.</summary>
    public Dictionary<string, string> Objects { get; init; } = [];

    /// <summary>Tells equal devices apart: the same name always moves in the same way.</summary>
    public int Seed
    {
        get
        {
            int seed = 17;
            foreach (char letter in Name) seed = ((seed * 31) + letter) & 0xFFFFFF;
            return seed;
        }
    }
}
