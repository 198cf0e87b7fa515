namespace PrisonOps.AgentSimulator;

/// <summary>All simulated devices of one process, found by name or address.</summary>
internal sealed class AgentHost : IDisposable
{
    private readonly Dictionary<string, SimulatedAgent> byKey = new(StringComparer.OrdinalIgnoreCase);

    public AgentHost(IEnumerable<DeviceDescription> devices, TimeProvider time)
    {
        foreach (DeviceDescription device in devices)
        {
            var agent = new SimulatedAgent(device, time);
            Agents.Add(agent);
            byKey[device.Name] = agent;
            byKey[device.Address] = agent;
            byKey[agent.Endpoint.ToString()] = agent;
        }
    }

    public List<SimulatedAgent> Agents { get; } = [];

    public SimulatedAgent? Find(string nameOrAddress) => byKey.GetValueOrDefault(nameOrAddress);

    /// <summary>Ends when the host is disposed.</summary>
    public Task Serve() => Task.WhenAll(Agents.Select(agent => agent.Serve()));

    public void Dispose()
    {
        foreach (SimulatedAgent agent in Agents) agent.Dispose();
    }
}
