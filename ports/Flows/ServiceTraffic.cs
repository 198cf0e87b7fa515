namespace PrisonOps.Ports.Flows;

public sealed record ServiceTraffic(int Protocol, int Service, FlowSum Sum);
