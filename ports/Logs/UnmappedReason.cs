namespace PrisonOps.Ports.Logs;

public enum UnmappedReason
{
    /// <summary>No object has the address in that network domain.</summary>
    UnknownSource = 1,

    /// <summary>Several objects have the address, and nothing tells which one is meant.</summary>
    AmbiguousSource = 2,

    /// <summary>The object is known, but no rule says what the message means.</summary>
    NoRule = 3,

    /// <summary>The community, user or signature of a trap is none that may tell us anything.</summary>
    Unauthorised = 4,
}
