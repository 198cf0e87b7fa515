namespace PrisonOps.Web.Wire;

/// <param name="Service">Port of the service; 0 for protocols without ports.</param>
public sealed record FlowService(int Protocol, int Service, FlowSum Sum);
