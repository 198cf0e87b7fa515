namespace PrisonOps.Ports.Cameras;

/// <summary>What a person decides of cameras that are new.</summary>
public enum CommissioningVerdict
{
    /// <summary>In service; the picture of now is the reference.</summary>
    Accept,

    /// <summary>In service; what is wrong with it is raised.</summary>
    Faulty,

    /// <summary>In service; the faults that are expected are not raised until their time or order ends.</summary>
    Expected,

    /// <summary>Pending again, as a new camera is.</summary>
    Reopen,
}
