namespace PrisonOps.GrainInterfaces.Topology;

public interface ITopologyObserver : IGrainObserver
{
    Task Changed(TopologyChange change);
}
