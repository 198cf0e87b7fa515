namespace PrisonOps.GrainInterfaces.Units;

public interface IUnitObserver : IGrainObserver
{
    Task Changed(UnitStatus status);
}
