namespace PrisonOps.Ports.Cameras;

/// <summary>Who is served first when more is asked for than there are workers.</summary>
public enum DiagnosisPriority
{
    /// <summary>A plan asks, and somebody else may go first.</summary>
    Plan = 0,

    /// <summary>A plan asks for a key camera.</summary>
    KeyCamera = 1,

    /// <summary>A person waits.</summary>
    Manual = 2,
}
