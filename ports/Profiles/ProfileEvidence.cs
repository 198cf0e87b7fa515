namespace PrisonOps.Ports.Profiles;

/// <summary>What a profile was checked against.</summary>
public enum ProfileEvidence
{
    /// <summary>Written from public facts (MIB files, manuals); no device of the family was seen.</summary>
    Facts = 0,

    /// <summary>Checked against recordings of real devices.</summary>
    Recording = 1,

    /// <summary>Checked against a running peer.</summary>
    Peer = 2,
}
